namespace EnergyLandscape.Rendering.Networks;

/// <summary>What a network answers over a rectangle of its two inputs, 0 or 1, on a grid of square cells.</summary>
/// <param name="Low">Value of both inputs in the middle of the first cell.</param>
/// <param name="Step">Width of a cell.</param>
/// <param name="Side">Cells per side.</param>
/// <param name="Answers">Side × Side answers; the first input, drawn to the right, runs fastest. True is 1.</param>
/// <param name="Samples">Rows of the training set.</param>
public sealed record AnswerMap(double Low, double Step, int Side, IReadOnlyList<bool> Answers, IReadOnlyList<AnswerSample> Samples);

/// <summary>A row of a training set on an answer map.</summary>
/// <param name="X">First input.</param>
/// <param name="Y">Second input.</param>
/// <param name="Answer">Its class; true is 1.</param>
public readonly record struct AnswerSample(double X, double Y, bool Answer);
