using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.Serialization;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>The stored properties of a .NET type, found once and compiled into delegates.</summary>
internal sealed class EntityMap
{
    private static readonly ConcurrentDictionary<Type, EntityMap> Known = new();
    private static readonly EntityProperty[] SystemProperties =
    [
        new EntityProperty<string>("odata.etag", EdmTypes.String, null, (e, v) => ((ITableEntity)e).ETag = new ETag(v)),
        new EntityProperty<string>(
            "PartitionKey", EdmTypes.String, e => ((ITableEntity)e).PartitionKey, (e, v) => ((ITableEntity)e).PartitionKey = v),
        new EntityProperty<string>("RowKey", EdmTypes.String, e => ((ITableEntity)e).RowKey, (e, v) => ((ITableEntity)e).RowKey = v),
        new EntityProperty<DateTimeOffset>("Timestamp", EdmTypes.DateTimeOffset, null, (e, v) => ((ITableEntity)e).Timestamp = v),
    ];

    private static readonly string[] SystemNames =
        [nameof(ITableEntity.PartitionKey), nameof(ITableEntity.RowKey), nameof(ITableEntity.Timestamp), nameof(ITableEntity.ETag)];

    private readonly EntityProperty[] properties;

    private EntityMap(Type type) => properties =
        [.. SystemProperties, .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(IsStored).Select(Compile)];

    public static EntityMap For(Type type) => Known.GetOrAdd(type, t => new EntityMap(t));

    /// <summary>Name under which a property is stored.</summary>
    public static string StoredName(MemberInfo member) => member.GetCustomAttribute<DataMemberAttribute>()?.Name ?? member.Name;

    public void Write(Utf8JsonWriter writer, object entity)
    {
        writer.WriteStartObject();
        foreach (var property in properties)
        {
            property.Write(writer, entity);
        }

        writer.WriteEndObject();
    }

    /// <summary>Reads an object whose start the reader stands on.</summary>
    public T Read<T>(ref Utf8JsonReader reader)
        where T : class
    {
        var entity = Activator.CreateInstance<T>();
        var next = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var property = Find(ref reader, ref next);
            reader.Read();
            if (property is null || reader.TokenType == JsonTokenType.Null)
            {
                reader.Skip();
            }
            else
            {
                property.Read(ref reader, entity);
            }
        }

        return entity;
    }

    /// <summary>Answers list properties in the order they were written, so the search goes on where the last one ended.</summary>
    private EntityProperty? Find(ref Utf8JsonReader reader, ref int next)
    {
        for (var i = 0; i < properties.Length; i++)
        {
            var candidate = (next + i) % properties.Length;
            if (reader.ValueTextEquals(properties[candidate].Utf8Name.Span))
            {
                next = candidate + 1;
                return properties[candidate];
            }
        }

        return null;
    }

    private static bool IsStored(PropertyInfo property) =>
        property is { GetMethod.IsPublic: true, SetMethod.IsPublic: true }
        && property.GetIndexParameters().Length == 0
        && !SystemNames.Contains(property.Name)
        && property.GetCustomAttribute<IgnoreDataMemberAttribute>() is null;

    private static EntityProperty Compile(PropertyInfo property)
    {
        var wrapped = Nullable.GetUnderlyingType(property.PropertyType);
        var type = wrapped ?? property.PropertyType;
        if (!EdmTypes.Knows(type))
        {
            throw new NotSupportedException(
                $"Tables cannot store {property.DeclaringType!.Name}.{property.Name}: there is no stored type for {type.Name}. " +
                "Mark it [IgnoreDataMember] or change its type.");
        }

        var factory = wrapped is null ? nameof(Required) : nameof(Optional);
        return (EntityProperty)typeof(EntityMap).GetMethod(factory, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type).Invoke(null, [property])!;
    }

    private static EntityProperty<TValue> Required<TValue>(PropertyInfo property) =>
        new(StoredName(property), EdmTypes.Of<TValue>(), Getter<TValue>(property), Setter<TValue>(property));

    private static OptionalEntityProperty<TValue> Optional<TValue>(PropertyInfo property)
        where TValue : struct =>
        new(StoredName(property), EdmTypes.Of<TValue>(), Getter<TValue?>(property), Setter<TValue?>(property));

    private static Func<object, TValue> Getter<TValue>(PropertyInfo property)
    {
        var entity = Expression.Parameter(typeof(object));
        return Expression.Lambda<Func<object, TValue>>(Expression.Property(Cast(entity, property), property), entity).Compile();
    }

    private static Action<object, TValue> Setter<TValue>(PropertyInfo property)
    {
        var entity = Expression.Parameter(typeof(object));
        var value = Expression.Parameter(typeof(TValue));
        var target = Expression.Property(Cast(entity, property), property);
        return Expression.Lambda<Action<object, TValue>>(Expression.Assign(target, value), entity, value).Compile();
    }

    private static UnaryExpression Cast(Expression entity, PropertyInfo property) => property.DeclaringType!.IsValueType
        ? Expression.Unbox(entity, property.DeclaringType)
        : Expression.Convert(entity, property.DeclaringType);
}
