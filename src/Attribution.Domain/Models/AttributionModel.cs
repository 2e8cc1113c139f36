namespace Attribution.Domain.Models;

/// <summary>A rule that shares one lead among the touches that led to it. The numbers and names are stored.</summary>
public enum AttributionModel
{
    /// <summary>All to the first touch.</summary>
    First = 1,

    /// <summary>All to the last touch.</summary>
    Last = 2,

    /// <summary>All to the last touch that is not direct; to the last one when all are direct.</summary>
    LastNonDirect = 3,

    /// <summary>Equal parts.</summary>
    Linear = 4,

    /// <summary>40 % first, 40 % last, 20 % shared by those between.</summary>
    PositionBased = 5,

    /// <summary>Halved with every half-life of age.</summary>
    TimeDecay = 6,
}
