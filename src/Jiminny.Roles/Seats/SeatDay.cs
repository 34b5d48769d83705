namespace Jiminny.Roles;

/// <summary>The seats used and reserved at the end of a day in UTC, and the highest number on it.</summary>
/// <param name="Day">The day.</param>
/// <param name="Seats">At its end.</param>
/// <param name="Peak">The highest on it.</param>
public readonly record struct SeatDay(DateOnly Day, int Seats, int Peak);
