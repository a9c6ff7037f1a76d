namespace EnergyLandscape.PathSample;

/// <summary>Tables of a landscape database and the steps that bring older ones up to date.</summary>
internal static class DatabaseSchema
{
    /// <summary>"ELan" in ASCII, in the header of every landscape database (SQLite's application_id).</summary>
    public const int ApplicationId = 0x454C616E;

    /// <summary>Version of the tables (SQLite's user_version).</summary>
    public const int Version = 3;

    /// <summary>Statements that bring a database from version v to v + 1, by v. A new version adds an entry and never changes one.</summary>
    public static readonly IReadOnlyDictionary<int, string> Migrations = new Dictionary<int, string>
    {
        // Certificates, which points of older databases lack, and the fixed spaces of searches.
        [1] =
            """
            ALTER TABLE point ADD COLUMN certificate TEXT CHECK (certificate IN ('certain', 'undecided'));
            ALTER TABLE point ADD COLUMN certified_radius REAL;
            ALTER TABLE point ADD COLUMN certified_eigenvalue REAL;
            ALTER TABLE point ADD COLUMN undecided_reason TEXT;
            ALTER TABLE search ADD COLUMN space INTEGER;
            """,

        // Stationary points with flat directions.
        [2] = ValleyTable,
    };

    /// <summary>Oldest version that can be read as it is; what it lacks counts as absent.</summary>
    public const int OldestReadable = 1;

    /// <summary>First version whose points can have certificates and whose searches fixed spaces.</summary>
    public const int FirstWithCertificates = 2;

    /// <summary>First version with valleys.</summary>
    public const int FirstWithValleys = 3;

    private const string ValleyTable =
        """
        CREATE TABLE valley (
            id INTEGER PRIMARY KEY,
            dimension INTEGER NOT NULL CHECK (dimension > 0),
            energy REAL NOT NULL,
            gradient_rms REAL,
            gradient_max REAL,
            hessian_index INTEGER NOT NULL,
            nullity INTEGER NOT NULL,
            lowest_eigenvalue REAL,
            highest_eigenvalue REAL,
            log_product REAL,
            zero_threshold REAL,
            found_by INTEGER NOT NULL,
            hits INTEGER NOT NULL,
            x BLOB NOT NULL
        ) STRICT;
        """;

    // A column that may be NULL holds NaN as NULL: SQLite has no NaN. Kinds: 0 minimum, 1 transition state, 2 higher saddle.
    public const string Tables =
        """
        CREATE TABLE landscape (
            only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
            potential_json TEXT NOT NULL,
            hash TEXT NOT NULL,
            dimension INTEGER NOT NULL,
            energy_window REAL NOT NULL,
            distance_window REAL NOT NULL,
            lump TEXT NOT NULL CHECK (lump IN ('geometry', 'energy')),
            smallest_gap_kept REAL,
            largest_gap_merged REAL
        ) STRICT;
        CREATE TABLE run (
            id INTEGER PRIMARY KEY,
            seed TEXT NOT NULL,
            run_file TEXT NOT NULL,
            run_hash TEXT NOT NULL,
            program_version TEXT NOT NULL,
            threads INTEGER NOT NULL,
            started TEXT NOT NULL,
            finished TEXT,
            stop_reason TEXT,
            first_search INTEGER,
            last_search INTEGER
        ) STRICT;
        CREATE TABLE point (
            kind INTEGER NOT NULL CHECK (kind IN (0, 1, 2)),
            id INTEGER NOT NULL CHECK (id > 0),
            energy REAL NOT NULL,
            gradient_rms REAL,
            gradient_max REAL,
            hessian_index INTEGER NOT NULL,
            nullity INTEGER NOT NULL,
            lowest_eigenvalue REAL,
            highest_eigenvalue REAL,
            log_product REAL,
            zero_threshold REAL,
            orbit_size TEXT,
            found_by INTEGER NOT NULL,
            certificate TEXT CHECK (certificate IN ('certain', 'undecided')),
            certified_radius REAL,
            certified_eigenvalue REAL,
            undecided_reason TEXT,
            PRIMARY KEY (kind, id)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE coordinates (
            kind INTEGER NOT NULL,
            id INTEGER NOT NULL,
            x BLOB NOT NULL,
            PRIMARY KEY (kind, id),
            FOREIGN KEY (kind, id) REFERENCES point (kind, id)
        ) STRICT;
        CREATE TABLE connection (
            transition_state INTEGER NOT NULL,
            side INTEGER NOT NULL CHECK (side IN (0, 1)),
            minimum INTEGER NOT NULL,
            via_kind INTEGER CHECK (via_kind IN (1, 2)),
            via INTEGER,
            transition_state_kind INTEGER GENERATED ALWAYS AS (1) VIRTUAL,
            minimum_kind INTEGER GENERATED ALWAYS AS (0) VIRTUAL,
            PRIMARY KEY (transition_state, side, minimum),
            FOREIGN KEY (transition_state_kind, transition_state) REFERENCES point (kind, id),
            FOREIGN KEY (minimum_kind, minimum) REFERENCES point (kind, id),
            FOREIGN KEY (via_kind, via) REFERENCES point (kind, id)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE hit (
            kind INTEGER NOT NULL,
            id INTEGER NOT NULL,
            method TEXT NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (kind, id, method),
            FOREIGN KEY (kind, id) REFERENCES point (kind, id)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE batch (
            batch INTEGER PRIMARY KEY,
            first_search INTEGER NOT NULL,
            count INTEGER NOT NULL,
            minima_before INTEGER NOT NULL,
            transition_states_before INTEGER NOT NULL,
            saddles_before INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE search (
            search_index INTEGER PRIMARY KEY,
            batch INTEGER NOT NULL REFERENCES batch (batch),
            method TEXT NOT NULL,
            parent_kind INTEGER,
            parent INTEGER,
            other_kind INTEGER,
            other INTEGER,
            outcome TEXT,
            point_kind INTEGER,
            point INTEGER,
            new_point INTEGER,
            energies INTEGER,
            gradients INTEGER,
            hessians INTEGER,
            hessian_vectors INTEGER,
            space INTEGER,
            FOREIGN KEY (parent_kind, parent) REFERENCES point (kind, id),
            FOREIGN KEY (other_kind, other) REFERENCES point (kind, id),
            FOREIGN KEY (point_kind, point) REFERENCES point (kind, id)
        ) STRICT;

        """ + ValleyTable;
}
