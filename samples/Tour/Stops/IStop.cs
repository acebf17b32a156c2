namespace GoRpc.Tour.Stops;

/// <summary>One thing that the Tour shows. Adding a stop takes one class, and one line in <see cref="TourServices"/>.</summary>
internal interface IStop
{
    /// <summary>What it shows, as a heading.</summary>
    string Title { get; }

    /// <summary>Makes the calls and prints what happens.</summary>
    /// <param name="cancellationToken">Cancelled when the user has seen enough.</param>
    Task VisitAsync(CancellationToken cancellationToken);
}
