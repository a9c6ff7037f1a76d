using System.Collections.Immutable;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Data;

/// <summary>The data sets of Bosman et al. (2020) and of the Wales group's papers that can be fetched.</summary>
/// <remarks>The first five are the files of the published code, github.com/annabosman/fla-in-tf; their licences are those of the data.</remarks>
public static class PublishedDataSets
{
    private const string Bosman = "https://raw.githubusercontent.com/annabosman/fla-in-tf/master/data/input/";
    private const string Uci = "https://archive.ics.uci.edu/ml/machine-learning-databases/";
    private const string Mnist = "https://ossci-datasets.s3.amazonaws.com/mnist/";

    /// <summary>All of them, by name.</summary>
    public static ImmutableArray<PublishedDataSet> All { get; } =
    [
        new("cancer", 569, 0, 30, 2, "CC BY 4.0 (UCI)",
            [File(Bosman, "cancer.csv", 125204, "1425d9affa78ba8e53afc81d0ef8a19069ee10c4b21fe89b3cf514071b12ee33")],
            "path = \"cancer.csv\"\ntarget = \"diagnosis\"\nignore = \"id\"\nclasses = [\"M\", \"B\"]\nscaling = \"z-score\"\ntest-share = 0.2\n"),
        new("diabetes", 768, 0, 8, 2, "CC BY 4.0 (UCI)",
            [File(Bosman, "diabetes.csv", 23802, "58c24703efd5f20292cdb5de9d1f0bf0240bc4cb977e467643168947dea9eaea")],
            "path = \"diabetes.csv\"\nscaling = \"min-max\"\ntest-share = 0.2\n"),
        new("glass", 214, 0, 9, 6, "CC BY 4.0 (UCI)",
            [File(Bosman, "glass.csv", 10161, "9f0d18fad1ddea73f62f491d666a813ea4a96bddfda46b91318eb20110d6a5ce")],
            "path = \"glass.csv\"\nscaling = \"min-max\"\ntest-share = 0.2\n"),
        new("heart", 920, 0, 32, 2, "CC BY 4.0 (UCI), Proben1",
            [File(Bosman, "heart.csv", 120099, "3648813c955b894641bc0869636eb499cba22b412a3ce290f3c0050f05fed00f")],
            "path = \"heart.csv\"\nscaling = \"min-max\"\ntest-share = 0.2\n"),
        new("iris", 150, 0, 4, 3, "CC BY 4.0 (UCI)",
            [File(Bosman, "iris_training.csv", 2734, "59338155bd4b28662231091824b3ecd56404b2a004ec2f6599a1c041f1ab61a4")],
            "path = \"iris_training.csv\"\nscaling = \"z-score\"\ntest-share = 0.2\n"),
        new("mnist", 60000, 10000, 784, 10, "CC BY-SA 3.0",
            [
                File(Mnist, "train-images-idx3-ubyte.gz", 9912422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
                File(Mnist, "train-labels-idx1-ubyte.gz", 28881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
                File(Mnist, "t10k-images-idx3-ubyte.gz", 1648877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
                File(Mnist, "t10k-labels-idx1-ubyte.gz", 4542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
            ],
            "path = \"train-images-idx3-ubyte.gz\"\nlabels-path = \"train-labels-idx1-ubyte.gz\"\ntest-path = \"t10k-images-idx3-ubyte.gz\"\ntest-labels-path = \"t10k-labels-idx1-ubyte.gz\"\nscaling = \"unit\"\n"),
        new("optdigits", 3823, 1797, 64, 10, "CC BY 4.0 (UCI)",
            [
                File(Uci + "optdigits/", "optdigits.tra", 563639, "e1b683cc211604fe8fd8c4417e6a69f31380e0c61d4af22e93cc21e9257ffedd"),
                File(Uci + "optdigits/", "optdigits.tes", 264712, "6ebb3d2fee246a4e99363262ddf8a00a3c41bee6014c373ed9d9216ba7f651b8"),
            ],
            "path = \"optdigits.tra\"\ntest-path = \"optdigits.tes\"\nscaling = \"unit\"\n"),
        new("winequality-red", 1599, 0, 11, 6, "CC BY 4.0 (UCI)",
            [File(Uci + "wine-quality/", "winequality-red.csv", 84199, "4a402cf041b025d4566d954c3b9ba8635a3a8a01e039005d97d6a710278cf05e")],
            "path = \"winequality-red.csv\"\nscaling = \"z-score\"\n"),
        new("winequality-white", 4898, 0, 11, 7, "CC BY 4.0 (UCI)",
            [File(Uci + "wine-quality/", "winequality-white.csv", 264426, "76c3f809815c17c07212622f776311faeb31e87610d52c26d87d6e361b169836")],
            "path = \"winequality-white.csv\"\nscaling = \"z-score\"\n"),
        new("xor", 4, 0, 2, 2, "none needed", [], "source = \"xor\"\n"),
    ];

    /// <summary>The data set of a name.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public static PublishedDataSet Find(string name)
        => All.FirstOrDefault(set => set.Name == name) ?? throw new InputException($"data set \"{name}\" is unknown, expected one of {string.Join(", ", All.Select(set => set.Name))}");

    private static PublishedFile File(string folder, string name, long bytes, string sha256) => new(name, bytes, sha256, new Uri(folder + name));
}
