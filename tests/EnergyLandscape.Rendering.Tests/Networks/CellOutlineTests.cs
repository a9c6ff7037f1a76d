using CsCheck;
using EnergyLandscape.Rendering.Networks;
using EnergyLandscape.Rendering.Pictures;
using SkiaSharp;

namespace EnergyLandscape.Rendering.Tests.Networks;

/// <summary>Answer maps show the answers: the outline of the red cells holds those cells and no others.</summary>
public sealed class CellOutlineTests
{
    [Fact]
    public void Pixels_are_the_answers() => Gen.Int[1, 12].SelectMany(side => Gen.Bool.Array[side * side].Select(cells => (side, cells))).Sample(
        sample =>
        {
            (int side, bool[] cells) = sample;
            const double points = 100;
            var page = new PageOptions { WidthMillimetres = points / 72 * 25.4, HeightMillimetres = points / 72 * 25.4, DotsPerInch = 144 };
            var scene = new Scene(points, points);
            AnswerMapMark.Draw(scene, new PictureRectangle(0, 0, points, points), new AnswerMap(0, 1, side, cells, []));
            using SKBitmap bitmap = SKBitmap.Decode(new Picture(scene, page).Encode(PictureFormat.Png));
            for (int i = 0; i < cells.Length; i++)
            {
                // The second input runs upwards.
                SKColor pixel = bitmap.GetPixel((int)(((i % side) + 0.5) * bitmap.Width / side), (int)((side - (i / side) - 0.5) * bitmap.Height / side));
                Assert.Equal(cells[i], pixel.Red > pixel.Blue);
            }
        },
        iter: 60);

    [Fact]
    public void A_hole_is_a_loop_of_its_own()
    {
        bool[] ring = [.. Enumerable.Repeat(true, 9)];
        ring[4] = false;
        List<List<(int X, int Y)>> loops = CellOutline.Of(3, ring);
        Assert.Equal([4, 4], loops.Select(loop => loop.Count));
        Assert.Empty(CellOutline.Of(3, new bool[9]));
    }
}
