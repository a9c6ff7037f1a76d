using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Rendering.Tests.Trees;
using EnergyLandscape.Rendering.Trees;

namespace EnergyLandscape.Rendering.Tests.Pictures;

public sealed class PictureTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("landscape-").FullName;

    [Theory]
    [InlineData("a.png")]
    [InlineData("a.SVG")]
    [InlineData("a.pdf")]
    public void The_extension_chooses_the_format(string name)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, "old");
        Picture picture = TreePicture.Draw(SampleTrees.Small);
        picture.Save(path);
        Assert.Equal(picture.Encode(Picture.FormatOf(name)), File.ReadAllBytes(path));
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public void An_unknown_extension_and_a_missing_folder_are_input_errors()
    {
        Picture picture = TreePicture.Draw(SampleTrees.Small);
        Assert.Contains(".gif", Assert.Throws<InputException>(() => picture.Save(Path.Combine(folder, "a.gif"))).Message, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => picture.Save(Path.Combine(folder, "none", "a.png")));
        Assert.Empty(Directory.GetFiles(folder));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
