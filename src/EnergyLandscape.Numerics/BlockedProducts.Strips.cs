using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EnergyLandscape.Numerics;

/// <content>One to four rows of a product, over a range of columns: tiles of 12 columns, then of 4.</content>
public static partial class BlockedProducts
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows4(in Strip strip, ref double a, ref double b, ref double c, ref double constant)
    {
        nint rowStride = strip.RowStride, columnStride = strip.ColumnStride, n = strip.Columns;
        int depth = strip.Depth, to = strip.To, d = strip.From;
        bool adds = strip.Adds;
        Vector256<double> start0 = Vector256.Create(constant);
        Vector256<double> start1 = Vector256.Create(Unsafe.Add(ref constant, strip.ConstantStride));
        Vector256<double> start2 = Vector256.Create(Unsafe.Add(ref constant, 2 * strip.ConstantStride));
        Vector256<double> start3 = Vector256.Create(Unsafe.Add(ref constant, 3 * strip.ConstantStride));
        for (; d + 12 <= to; d += 12)
        {
            ref double left = ref a;
            ref double right = ref Unsafe.Add(ref b, d);
            ref double result = ref Unsafe.Add(ref c, d);
            Vector256<double> x0 = start0, y0 = start0, z0 = start0;
            Vector256<double> x1 = start1, y1 = start1, z1 = start1;
            Vector256<double> x2 = start2, y2 = start2, z2 = start2;
            Vector256<double> x3 = start3, y3 = start3, z3 = start3;
            if (adds)
            {
                x0 = Load(ref result, 0);
                y0 = Load(ref result, 4);
                z0 = Load(ref result, 8);
                x1 = Load(ref result, n);
                y1 = Load(ref result, n + 4);
                z1 = Load(ref result, n + 8);
                x2 = Load(ref result, 2 * n);
                y2 = Load(ref result, (2 * n) + 4);
                z2 = Load(ref result, (2 * n) + 8);
                x3 = Load(ref result, 3 * n);
                y3 = Load(ref result, (3 * n) + 4);
                z3 = Load(ref result, (3 * n) + 8);
            }

            for (int p = 0; p < depth; p++)
            {
                Vector256<double> b0 = Load(ref right, 0), b1 = Load(ref right, 4), b2 = Load(ref right, 8);
                Vector256<double> factor = Vector256.Create(left);
                x0 = Vector256.FusedMultiplyAdd(factor, b0, x0);
                y0 = Vector256.FusedMultiplyAdd(factor, b1, y0);
                z0 = Vector256.FusedMultiplyAdd(factor, b2, z0);
                factor = Vector256.Create(Unsafe.Add(ref left, rowStride));
                x1 = Vector256.FusedMultiplyAdd(factor, b0, x1);
                y1 = Vector256.FusedMultiplyAdd(factor, b1, y1);
                z1 = Vector256.FusedMultiplyAdd(factor, b2, z1);
                factor = Vector256.Create(Unsafe.Add(ref left, 2 * rowStride));
                x2 = Vector256.FusedMultiplyAdd(factor, b0, x2);
                y2 = Vector256.FusedMultiplyAdd(factor, b1, y2);
                z2 = Vector256.FusedMultiplyAdd(factor, b2, z2);
                factor = Vector256.Create(Unsafe.Add(ref left, 3 * rowStride));
                x3 = Vector256.FusedMultiplyAdd(factor, b0, x3);
                y3 = Vector256.FusedMultiplyAdd(factor, b1, y3);
                z3 = Vector256.FusedMultiplyAdd(factor, b2, z3);
                left = ref Unsafe.Add(ref left, columnStride);
                right = ref Unsafe.Add(ref right, n);
            }

            Store(x0, ref result, 0);
            Store(y0, ref result, 4);
            Store(z0, ref result, 8);
            Store(x1, ref result, n);
            Store(y1, ref result, n + 4);
            Store(z1, ref result, n + 8);
            Store(x2, ref result, 2 * n);
            Store(y2, ref result, (2 * n) + 4);
            Store(z2, ref result, (2 * n) + 8);
            Store(x3, ref result, 3 * n);
            Store(y3, ref result, (3 * n) + 4);
            Store(z3, ref result, (3 * n) + 8);
        }

        for (; d < to; d += 4)
        {
            ref double left = ref a;
            ref double right = ref Unsafe.Add(ref b, d);
            ref double result = ref Unsafe.Add(ref c, d);
            Vector256<double> x0 = adds ? Load(ref result, 0) : start0, x1 = adds ? Load(ref result, n) : start1, x2 = adds ? Load(ref result, 2 * n) : start2, x3 = adds ? Load(ref result, 3 * n) : start3;
            for (int p = 0; p < depth; p++)
            {
                Vector256<double> b0 = Load(ref right, 0);
                x0 = Vector256.FusedMultiplyAdd(Vector256.Create(left), b0, x0);
                x1 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref left, rowStride)), b0, x1);
                x2 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref left, 2 * rowStride)), b0, x2);
                x3 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref left, 3 * rowStride)), b0, x3);
                left = ref Unsafe.Add(ref left, columnStride);
                right = ref Unsafe.Add(ref right, n);
            }

            Store(x0, ref result, 0);
            Store(x1, ref result, n);
            Store(x2, ref result, 2 * n);
            Store(x3, ref result, 3 * n);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows3(in Strip strip, ref double a, ref double b, ref double c, ref double constant)
    {
        nint rowStride = strip.RowStride, columnStride = strip.ColumnStride, n = strip.Columns;
        int depth = strip.Depth, to = strip.To, d = strip.From;
        bool adds = strip.Adds;
        Vector256<double> start0 = Vector256.Create(constant);
        Vector256<double> start1 = Vector256.Create(Unsafe.Add(ref constant, strip.ConstantStride));
        Vector256<double> start2 = Vector256.Create(Unsafe.Add(ref constant, 2 * strip.ConstantStride));
        for (; d + 12 <= to; d += 12)
        {
            ref double left = ref a;
            ref double right = ref Unsafe.Add(ref b, d);
            ref double result = ref Unsafe.Add(ref c, d);
            Vector256<double> x0 = start0, y0 = start0, z0 = start0;
            Vector256<double> x1 = start1, y1 = start1, z1 = start1;
            Vector256<double> x2 = start2, y2 = start2, z2 = start2;
            if (adds)
            {
                x0 = Load(ref result, 0);
                y0 = Load(ref result, 4);
                z0 = Load(ref result, 8);
                x1 = Load(ref result, n);
                y1 = Load(ref result, n + 4);
                z1 = Load(ref result, n + 8);
                x2 = Load(ref result, 2 * n);
                y2 = Load(ref result, (2 * n) + 4);
                z2 = Load(ref result, (2 * n) + 8);
            }

            for (int p = 0; p < depth; p++)
            {
                Vector256<double> b0 = Load(ref right, 0), b1 = Load(ref right, 4), b2 = Load(ref right, 8);
                Vector256<double> factor = Vector256.Create(left);
                x0 = Vector256.FusedMultiplyAdd(factor, b0, x0);
                y0 = Vector256.FusedMultiplyAdd(factor, b1, y0);
                z0 = Vector256.FusedMultiplyAdd(factor, b2, z0);
                factor = Vector256.Create(Unsafe.Add(ref left, rowStride));
                x1 = Vector256.FusedMultiplyAdd(factor, b0, x1);
                y1 = Vector256.FusedMultiplyAdd(factor, b1, y1);
                z1 = Vector256.FusedMultiplyAdd(factor, b2, z1);
                factor = Vector256.Create(Unsafe.Add(ref left, 2 * rowStride));
                x2 = Vector256.FusedMultiplyAdd(factor, b0, x2);
                y2 = Vector256.FusedMultiplyAdd(factor, b1, y2);
                z2 = Vector256.FusedMultiplyAdd(factor, b2, z2);
                left = ref Unsafe.Add(ref left, columnStride);
                right = ref Unsafe.Add(ref right, n);
            }

            Store(x0, ref result, 0);
            Store(y0, ref result, 4);
            Store(z0, ref result, 8);
            Store(x1, ref result, n);
            Store(y1, ref result, n + 4);
            Store(z1, ref result, n + 8);
            Store(x2, ref result, 2 * n);
            Store(y2, ref result, (2 * n) + 4);
            Store(z2, ref result, (2 * n) + 8);
        }

        for (; d < to; d += 4)
        {
            ref double left = ref a;
            ref double right = ref Unsafe.Add(ref b, d);
            ref double result = ref Unsafe.Add(ref c, d);
            Vector256<double> x0 = adds ? Load(ref result, 0) : start0, x1 = adds ? Load(ref result, n) : start1, x2 = adds ? Load(ref result, 2 * n) : start2;
            for (int p = 0; p < depth; p++)
            {
                Vector256<double> b0 = Load(ref right, 0);
                x0 = Vector256.FusedMultiplyAdd(Vector256.Create(left), b0, x0);
                x1 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref left, rowStride)), b0, x1);
                x2 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref left, 2 * rowStride)), b0, x2);
                left = ref Unsafe.Add(ref left, columnStride);
                right = ref Unsafe.Add(ref right, n);
            }

            Store(x0, ref result, 0);
            Store(x1, ref result, n);
            Store(x2, ref result, 2 * n);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows2(in Strip strip, ref double a, ref double b, ref double c, ref double constant)
    {
        nint rowStride = strip.RowStride, columnStride = strip.ColumnStride, n = strip.Columns;
        int depth = strip.Depth, to = strip.To, d = strip.From;
        bool adds = strip.Adds;
        Vector256<double> start0 = Vector256.Create(constant);
        Vector256<double> start1 = Vector256.Create(Unsafe.Add(ref constant, strip.ConstantStride));
        for (; d + 12 <= to; d += 12)
        {
            ref double left = ref a;
            ref double right = ref Unsafe.Add(ref b, d);
            ref double result = ref Unsafe.Add(ref c, d);
            Vector256<double> x0 = start0, y0 = start0, z0 = start0;
            Vector256<double> x1 = start1, y1 = start1, z1 = start1;
            if (adds)
            {
                x0 = Load(ref result, 0);
                y0 = Load(ref result, 4);
                z0 = Load(ref result, 8);
                x1 = Load(ref result, n);
                y1 = Load(ref result, n + 4);
                z1 = Load(ref result, n + 8);
            }

            for (int p = 0; p < depth; p++)
            {
                Vector256<double> b0 = Load(ref right, 0), b1 = Load(ref right, 4), b2 = Load(ref right, 8);
                Vector256<double> factor = Vector256.Create(left);
                x0 = Vector256.FusedMultiplyAdd(factor, b0, x0);
                y0 = Vector256.FusedMultiplyAdd(factor, b1, y0);
                z0 = Vector256.FusedMultiplyAdd(factor, b2, z0);
                factor = Vector256.Create(Unsafe.Add(ref left, rowStride));
                x1 = Vector256.FusedMultiplyAdd(factor, b0, x1);
                y1 = Vector256.FusedMultiplyAdd(factor, b1, y1);
                z1 = Vector256.FusedMultiplyAdd(factor, b2, z1);
                left = ref Unsafe.Add(ref left, columnStride);
                right = ref Unsafe.Add(ref right, n);
            }

            Store(x0, ref result, 0);
            Store(y0, ref result, 4);
            Store(z0, ref result, 8);
            Store(x1, ref result, n);
            Store(y1, ref result, n + 4);
            Store(z1, ref result, n + 8);
        }

        for (; d < to; d += 4)
        {
            ref double left = ref a;
            ref double right = ref Unsafe.Add(ref b, d);
            ref double result = ref Unsafe.Add(ref c, d);
            Vector256<double> x0 = adds ? Load(ref result, 0) : start0, x1 = adds ? Load(ref result, n) : start1;
            for (int p = 0; p < depth; p++)
            {
                Vector256<double> b0 = Load(ref right, 0);
                x0 = Vector256.FusedMultiplyAdd(Vector256.Create(left), b0, x0);
                x1 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref left, rowStride)), b0, x1);
                left = ref Unsafe.Add(ref left, columnStride);
                right = ref Unsafe.Add(ref right, n);
            }

            Store(x0, ref result, 0);
            Store(x1, ref result, n);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows1(in Strip strip, ref double a, ref double b, ref double c, ref double constant)
    {
        nint rowStride = strip.RowStride, columnStride = strip.ColumnStride, n = strip.Columns;
        int depth = strip.Depth, to = strip.To, d = strip.From;
        bool adds = strip.Adds;
        Vector256<double> start0 = Vector256.Create(constant);
        for (; d + 12 <= to; d += 12)
        {
            ref double left = ref a;
            ref double right = ref Unsafe.Add(ref b, d);
            ref double result = ref Unsafe.Add(ref c, d);
            Vector256<double> x0 = start0, y0 = start0, z0 = start0;
            if (adds)
            {
                x0 = Load(ref result, 0);
                y0 = Load(ref result, 4);
                z0 = Load(ref result, 8);
            }

            for (int p = 0; p < depth; p++)
            {
                Vector256<double> b0 = Load(ref right, 0), b1 = Load(ref right, 4), b2 = Load(ref right, 8);
                Vector256<double> factor = Vector256.Create(left);
                x0 = Vector256.FusedMultiplyAdd(factor, b0, x0);
                y0 = Vector256.FusedMultiplyAdd(factor, b1, y0);
                z0 = Vector256.FusedMultiplyAdd(factor, b2, z0);
                left = ref Unsafe.Add(ref left, columnStride);
                right = ref Unsafe.Add(ref right, n);
            }

            Store(x0, ref result, 0);
            Store(y0, ref result, 4);
            Store(z0, ref result, 8);
        }

        for (; d < to; d += 4)
        {
            ref double left = ref a;
            ref double right = ref Unsafe.Add(ref b, d);
            ref double result = ref Unsafe.Add(ref c, d);
            Vector256<double> x0 = adds ? Load(ref result, 0) : start0;
            for (int p = 0; p < depth; p++)
            {
                Vector256<double> b0 = Load(ref right, 0);
                x0 = Vector256.FusedMultiplyAdd(Vector256.Create(left), b0, x0);
                left = ref Unsafe.Add(ref left, columnStride);
                right = ref Unsafe.Add(ref right, n);
            }

            Store(x0, ref result, 0);
        }
    }

    // What all strips of rows of one product have in common.
    private ref struct Strip
    {
        public int RowStride;
        public int ColumnStride;
        public int Depth;
        public int Columns;
        public int From;
        public int To;
        public bool Adds;
        public int ConstantStride;
    }
}
