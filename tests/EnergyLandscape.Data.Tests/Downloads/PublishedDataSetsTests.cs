using EnergyLandscape.Potentials;
using EnergyLandscape.Tests;

namespace EnergyLandscape.Data.Tests;

/// <summary>The catalogue against the files in ../shared/data.</summary>
public sealed class PublishedDataSetsTests
{
    public static TheoryData<string> Names => [.. PublishedDataSets.All.Select(set => set.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Files_are_those_of_the_catalogue(string name)
    {
        PublishedDataSet set = PublishedDataSets.Find(name);
        Assert.NotEqual(string.Empty, set.Licence);
        Assert.All(set.Files, file =>
        {
            string path = SharedFolder.Find("data", name.Split('-')[0], file.Name);
            Assert.Equal(file.Bytes, new FileInfo(path).Length);
            Assert.Equal(FileState.Present, new DownloadFolder(Path.GetDirectoryName(path)!).StateOf(file));
            Assert.Equal(("https", file.Name), (file.Address.Scheme, Path.GetFileName(file.Address.LocalPath)));
        });
    }

    [Fact]
    public void Names_are_sorted_and_unknown_ones_refused()
    {
        Assert.Equal(PublishedDataSets.All.Select(set => set.Name).Order(StringComparer.Ordinal), PublishedDataSets.All.Select(set => set.Name));
        Assert.Equal(
            "data set \"irsi\" is unknown, expected one of cancer, diabetes, glass, heart, iris, mnist, optdigits, winequality-red, winequality-white, xor",
            Assert.Throws<InputException>(() => PublishedDataSets.Find("irsi")).Message);
    }
}
