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

    /// <summary>20 % first, 60 % last, 20 % shared by those between.</summary>
    JShaped = 7,

    /// <summary>60 % first, 20 % last, 20 % shared by those between.</summary>
    InverseJ = 8,

    /// <summary>30 % each to the first touch, the one that created the lead and the one before the opportunity; 10 % shared by the others.</summary>
    WShaped = 9,

    /// <summary>22.5 % each to those three and the touch before the deal was won; 10 % shared by the others.</summary>
    FullPath = 10,

    /// <summary>Weights of our own, by position and channel: see <see cref="CustomWeights"/>.</summary>
    Custom = 11,
}
