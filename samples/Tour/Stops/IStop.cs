namespace GoRpc.Tour.Stops;

/// <summary>One thing that the Tour shows. Adding a stop takes one class, and one line in <see cref="TourServices"/>.</summary>
internal interface IStop
{
    /// <summary>What it shows, as a heading.</summary>
    string Title { get; }

    /// <summary>Finds out before the first call what would end the Tour in its middle.</summary>
    /// <param name="cancellationToken">Cancelled when the user has seen enough.</param>
    /// <exception cref="TourException">There is something.</exception>
    Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Makes the calls and prints what happens.</summary>
    /// <param name="cancellationToken">Cancelled when the user has seen enough.</param>
    Task VisitAsync(CancellationToken cancellationToken);
}
