namespace EnergyLandscape.Numerics.Tests;

public class OrderedBatchTests
{
    private sealed class Worker
    {
        public int Busy;
        public int Items;
    }

    private static double Search(Worker worker, int index)
    {
        Assert.Equal(1, Interlocked.Increment(ref worker.Busy));
        var stream = new MasterSeed(3).StreamFor(index);
        double sum = 0;
        for (int i = stream.NextInt(3000); i >= 0; i--)
        {
            sum += stream.NextNormal();
        }

        worker.Items++;
        Interlocked.Decrement(ref worker.Busy);
        return sum;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(100)]
    public void Results_come_in_order_on_the_calling_thread_with_the_same_bits(int threads)
    {
        int thread = Environment.CurrentManagedThreadId;
        var merged = new List<double>();
        OrderedBatch.Run(
            64,
            threads,
            () => new Worker(),
            (worker, index, _) => Search(worker, index),
            (index, result) =>
            {
                Assert.Equal(thread, Environment.CurrentManagedThreadId);
                Assert.Equal(merged.Count, index);
                merged.Add(result);
            },
            CancellationToken.None);
        Assert.Equal(Enumerable.Range(0, 64).Select(i => Search(new Worker(), i)), merged);
    }

    [Fact]
    public void Workers_serve_many_batches()
    {
        var made = new List<Worker>();
        var batch = new OrderedBatch<Worker>(3, () =>
        {
            made.Add(new Worker());
            return made[^1];
        });
        Assert.Empty(made);
        for (int round = 0; round < 300; round++)
        {
            int merged = 0;
            batch.Run(round % 7, (worker, index, _) => worker.Items += index >= 0 ? 1 : 0, (_, _) => merged++, CancellationToken.None);
            Assert.Equal(round % 7, merged);
        }

        Assert.Equal(3, made.Count);
        Assert.Equal(Enumerable.Range(0, 300).Sum(r => r % 7), made.Sum(w => w.Items));
    }

    [Fact]
    public void One_thread_runs_inline()
    {
        int thread = Environment.CurrentManagedThreadId;
        OrderedBatch.Run(5, 1, () => 0, (_, _, _) => Environment.CurrentManagedThreadId, (_, id) => Assert.Equal(thread, id), CancellationToken.None);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void The_exception_of_the_lowest_index_wins_after_the_prefix_is_merged(int threads)
    {
        for (int round = 0; round < 50; round++)
        {
            var merged = new List<int>();
            var exception = Assert.Throws<ArithmeticException>(() => OrderedBatch.Run(
                40,
                threads,
                () => 0,
                (_, index, _) => index is 7 or 8 or 9 ? throw new ArithmeticException($"item {index}") : index,
                (index, _) => merged.Add(index),
                CancellationToken.None));
            Assert.Equal("item 7", exception.Message);
            Assert.Equal(Enumerable.Range(0, 7), merged);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Cancelling_merges_the_finished_prefix_and_throws(int threads)
    {
        using var source = new CancellationTokenSource();
        var merged = new List<int>();
        Assert.Throws<OperationCanceledException>(() => OrderedBatch.Run(
            1000,
            threads,
            () => 0,
            (_, index, token) =>
            {
                if (index == 20)
                {
                    source.Cancel();
                }

                return index < 20 ? index : Wait(token);
            },
            (index, _) => merged.Add(index),
            source.Token));
        Assert.Equal(Enumerable.Range(0, 20), merged);
        Assert.Throws<OperationCanceledException>(() => OrderedBatch.Run(0, threads, () => 0, (_, _, _) => 0, (_, _) => { }, source.Token));
    }

    private static int Wait(CancellationToken token)
    {
        token.WaitHandle.WaitOne();
        token.ThrowIfCancellationRequested();
        return 0;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_failed_merge_stops_the_batch_and_leaves_it_usable(int threads)
    {
        var batch = new OrderedBatch<int>(threads, () => 0);
        Assert.Throws<InvalidOperationException>(() => batch.Run<int>(
            10_000,
            (_, index, _) =>
            {
                Thread.SpinWait(200);
                return index;
            },
            (_, _) => throw new InvalidOperationException("merge"),
            CancellationToken.None));
        int sum = 0;
        batch.Run(10, (_, index, _) => index, (_, result) => sum += result, CancellationToken.None);
        Assert.Equal(45, sum);
    }

    [Fact]
    public void A_batch_inside_its_own_item_is_refused()
    {
        var batch = new OrderedBatch<int>(2, () => 0);
        Assert.Throws<InvalidOperationException>(() => batch.Run(
            4,
            (_, index, token) =>
            {
                batch.Run(1, (_, i, _) => i, (_, _) => { }, token);
                return index;
            },
            (_, _) => { },
            CancellationToken.None));
    }
}
