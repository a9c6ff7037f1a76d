using System.Security.Cryptography;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Data.Tests;

/// <summary>Downloads from a server on this machine: whole, resumed, disturbed.</summary>
public sealed class DataDownloadTests : IDisposable
{
    private const int Size = 300_000;
    private static readonly byte[] Content = [.. Enumerable.Range(0, Size).Select(i => (byte)(i * 7 >> 3))];
    private static readonly PublishedFile File = new("set.csv", Size, Convert.ToHexStringLower(SHA256.HashData(Content)), new Uri("https://example.invalid/data/set.csv"));
    private readonly DataFolder _temporary = new();
    private readonly FileServer _server = new();

    private DownloadFolder Folder => new(_temporary["new/folder"]);

    private string Part => Folder.PathOf(File) + ".part";

    public void Dispose()
    {
        _server.Dispose();
        _temporary.Dispose();
    }

    [Fact]
    public async Task A_file_is_fetched_once()
    {
        _server.Files[File.Name] = Content;
        Assert.True(await Fetch());
        Assert.Equal(Content, System.IO.File.ReadAllBytes(Folder.PathOf(File)));
        Assert.False(await Fetch());
        Assert.Equal(["set.csv"], _server.Asked);
        Assert.Equal([File.Name], NamesIn());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_broke_off_is_resumed_where_the_server_can(bool hasRanges)
    {
        _server.Files[File.Name] = Content;
        _server.BreakAfter = 100_000;
        string message = await Refused();
        Assert.Contains(" broke off (", message, StringComparison.Ordinal);
        Assert.Contains($"try again, or fetch {File.Address} by hand and put it at {Folder.PathOf(File)}", message, StringComparison.Ordinal);
        Assert.Equal([File.Name + ".part"], NamesIn());
        long there = new FileInfo(Part).Length;
        Assert.InRange(there, 1, 100_000);

        _server.BreakAfter = int.MaxValue;
        _server.HasRanges = hasRanges;
        Assert.True(await Fetch());
        Assert.Equal(Content, System.IO.File.ReadAllBytes(Folder.PathOf(File)));
        Assert.Equal(["set.csv", $"set.csv {there}-"], _server.Asked);
        Assert.Equal([File.Name], NamesIn());
    }

    [Theory]
    [InlineData(1000, 2)] // a beginning of something else: the rest is fetched, then all of it
    [InlineData(Size, 1)] // something else as long as the file
    [InlineData(Size + 1, 1)] // something longer
    public async Task A_part_of_another_file_is_fetched_anew(int length, int asked)
    {
        _server.Files[File.Name] = Content;
        Directory.CreateDirectory(Folder.Path);
        System.IO.File.WriteAllBytes(Part, new byte[length]);
        Assert.True(await Fetch());
        Assert.Equal(Content, System.IO.File.ReadAllBytes(Folder.PathOf(File)));
        Assert.Equal(asked, _server.Asked.Count);
    }

    [Fact]
    public async Task A_finished_part_needs_no_server()
    {
        Directory.CreateDirectory(Folder.Path);
        System.IO.File.WriteAllBytes(Part, Content);
        Assert.True(await Fetch());
        Assert.Empty(_server.Asked);
    }

    [Fact]
    public async Task A_server_whose_file_became_shorter_is_asked_for_all_of_it()
    {
        _server.Files[File.Name] = Content[..500];
        Directory.CreateDirectory(Folder.Path);
        System.IO.File.WriteAllBytes(Part, Content[..1000]);
        Assert.Contains("ended after 500 of 300000 bytes", await Refused(), StringComparison.Ordinal);
        Assert.Equal(["set.csv 1000-", "set.csv"], _server.Asked);
    }

    [Fact]
    public async Task A_file_with_another_checksum_is_not_kept()
    {
        byte[] other = [.. Content[..^1], (byte)(Content[^1] + 1)];
        _server.Files[File.Name] = other;
        Assert.StartsWith(
            $"{_server.Address}set.csv sent a file with the SHA-256 {Convert.ToHexStringLower(SHA256.HashData(other))} where {File.Sha256} is published, expected set.csv of {Size} bytes; try again, or fetch",
            await Refused(), StringComparison.Ordinal);
        Assert.Empty(NamesIn());
        _server.Files[File.Name] = [.. Content, 1];
        Assert.Contains("sent a file with the SHA-256", await Refused(), StringComparison.Ordinal);
        Assert.Empty(NamesIn());
    }

    [Fact]
    public async Task A_file_of_the_user_is_never_replaced()
    {
        Directory.CreateDirectory(Folder.Path);
        System.IO.File.WriteAllText(Folder.PathOf(File), "mine");
        _server.Files[File.Name] = Content;
        Assert.Equal($"{Folder.PathOf(File)} is there but has not the SHA-256 {File.Sha256} of the published file; expected none or that one, so move it away", await Refused());
        Assert.Equal("mine", System.IO.File.ReadAllText(Folder.PathOf(File)));
        Assert.Equal(FileState.Different, Folder.StateOf(File));
        Assert.Empty(_server.Asked);
    }

    [Fact]
    public async Task Servers_that_have_no_such_file_or_are_not_there_are_named()
    {
        Assert.StartsWith($"{_server.Address}set.csv answered 404 (Not Found), expected set.csv of {Size} bytes; try again, or fetch {File.Address} by hand and put it at ", await Refused(), StringComparison.Ordinal);
        Assert.Empty(NamesIn());
        Uri address;
        using (FileServer gone = new())
        {
            address = gone.Address;
        }

        using DataDownload download = new(address);
        string message = (await Assert.ThrowsAsync<InputException>(() => download.Fetch(File, Folder, CancellationToken.None))).Message;
        Assert.StartsWith($"{address}set.csv cannot be reached (Connection refused", message, StringComparison.Ordinal);
        Assert.EndsWith($"or fetch {File.Address} by hand and put it at {Folder.PathOf(File)}", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silent_server_is_given_up()
    {
        _server.Files[File.Name] = Content;
        _server.BreakAfter = 10;
        _server.GoesSilent = true;
        using DataDownload download = new(_server.Address) { Patience = TimeSpan.FromMilliseconds(300) };
        string message = (await Assert.ThrowsAsync<InputException>(() => download.Fetch(File, Folder, CancellationToken.None))).Message;
        Assert.Contains("did not answer in time", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_download_keeps_what_came_in()
    {
        _server.Files[File.Name] = Content;
        _server.BreakAfter = 50_000;
        _server.GoesSilent = true;
        using CancellationTokenSource source = new(TimeSpan.FromMilliseconds(500));
        using DataDownload download = new(_server.Address);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => download.Fetch(File, Folder, source.Token));
        Assert.Equal(50_000, new FileInfo(Part).Length);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named()
    {
        string file = _temporary.Write("file", "text");
        using DataDownload download = new(_server.Address);
        string message = (await Assert.ThrowsAsync<InputException>(() => download.Fetch(File, new DownloadFolder(Path.Combine(file, "below")), CancellationToken.None))).Message;
        Assert.Contains("cannot be written (", message, StringComparison.Ordinal);
    }

    private string[] NamesIn() => [.. Directory.EnumerateFiles(Folder.Path).Select(path => Path.GetFileName(path)!)];

    private async Task<bool> Fetch()
    {
        using DataDownload download = new(_server.Address);
        return await download.Fetch(File, Folder, CancellationToken.None);
    }

    private async Task<string> Refused() => (await Assert.ThrowsAsync<InputException>(Fetch)).Message;
}
