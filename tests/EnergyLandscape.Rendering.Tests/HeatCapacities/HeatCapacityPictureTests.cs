using EnergyLandscape.PathSample.Analysis;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.HeatCapacities;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Tests.HeatCapacities;

public class HeatCapacityPictureTests
{
    [Fact]
    public void Peaks_are_labelled_and_nothing_overlaps_or_leaves_the_page()
    {
        var ensemble = new HarmonicSuperposition([(1, 0, 0), (2, 0.01, 30), (3, 1, 60)], 10);
        HeatCapacityCurve curve = HeatCapacityCurve.Of(ensemble, 1e-5, 1, 1001, 1, CancellationToken.None);
        Assert.Equal(2, curve.Peaks.Count);
        Picture picture = HeatCapacityPicture.Draw(curve, new HeatCapacityPictureOptions { Title = "Three wells" });
        string[] texts = [.. picture.Texts.Select(text => text.Text)];
        Assert.Superset(new HashSet<string> { "Three wells", "temperature kT", "heat capacity C/k" }, texts.ToHashSet());
        Assert.All(curve.Peaks, peak => Assert.Contains(peak.Temperature.ToString("0.###e+0", System.Globalization.CultureInfo.InvariantCulture), texts));
        Assert.All(picture.Texts, text => Assert.True(picture.Page.Contains(text.Bounds), text.Text));
        for (int i = 0; i < picture.Texts.Count; i++)
        {
            Assert.All(picture.Texts.Skip(i + 1), other => Assert.False(other.Bounds.Overlaps(picture.Texts[i].Bounds), $"{picture.Texts[i].Text} and {other.Text}"));
        }
    }

    [Fact]
    public void A_level_curve_can_be_drawn_and_a_page_too_small_is_refused()
    {
        HeatCapacityCurve level = HeatCapacityCurve.Of(new HarmonicSuperposition([(1, 0, 0)], 10), 1e-3, 1, 11, 1, CancellationToken.None);
        Assert.NotEmpty(HeatCapacityPicture.Draw(level).Encode(PictureFormat.Svg));
        Assert.Throws<InputException>(() => HeatCapacityPicture.Draw(level, new HeatCapacityPictureOptions { WidthMillimetres = 20 }));
    }
}
