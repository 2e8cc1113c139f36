using System.Linq.Expressions;
using System.Reflection;

namespace Azure.Data.Tables;

/// <summary>
/// A filter from a lambda over a typed entity: comparisons of a property with a value, <c>string.Compare</c> and
/// <c>CompareTo</c> against zero, and, or, not, and Boolean properties. Anything else is refused rather than guessed.
/// </summary>
internal sealed class ExpressionFilter(ParameterExpression entity)
{
    public static string Translate<T>(Expression<Func<T, bool>> filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return new ExpressionFilter(filter.Parameters[0]).Condition(filter.Body);
    }

    private string Condition(Expression expression) => expression switch
    {
        BinaryExpression { NodeType: ExpressionType.AndAlso } both => $"({Condition(both.Left)}) and ({Condition(both.Right)})",
        BinaryExpression { NodeType: ExpressionType.OrElse } either => $"({Condition(either.Left)}) or ({Condition(either.Right)})",
        UnaryExpression { NodeType: ExpressionType.Not } not => $"not ({Condition(not.Operand)})",
        BinaryExpression comparison when Operator(comparison.NodeType) is { } sign => Comparison(comparison, sign),
        MemberExpression { Type: var type } when type == typeof(bool) && Property(expression) is { } flag => $"{flag} eq true",
        _ => throw Unsupported(expression),
    };

    private string Comparison(BinaryExpression comparison, string sign)
    {
        if (CompareCall(comparison.Left) is { } operands && Value(comparison.Right, typeof(int)) is 0)
        {
            return Comparison(operands.Left, sign, operands.Right);
        }

        return Comparison(comparison.Left, sign, comparison.Right);
    }

    private string Comparison(Expression left, string sign, Expression right)
    {
        if (Property(left) is { } property)
        {
            return $"{property} {sign} {ODataLiteral.Of(Value(right, Unwrapped(left).Type))}";
        }

        return Property(right) is { } mirrored
            ? $"{mirrored} {Mirrored(sign)} {ODataLiteral.Of(Value(left, Unwrapped(right).Type))}"
            : throw Unsupported(left);
    }

    /// <summary>The two sides of <c>string.Compare(a, b)</c> or <c>a.CompareTo(b)</c>.</summary>
    private static (Expression Left, Expression Right)? CompareCall(Expression expression) => expression switch
    {
        MethodCallExpression { Method: { Name: nameof(string.Compare) or nameof(string.CompareOrdinal) } method, Arguments: [var a, var b] }
            when method.DeclaringType == typeof(string) => (a, b),
        MethodCallExpression { Method.Name: nameof(string.CompareTo), Object: { } a, Arguments: [var b] } when a.Type == typeof(string) => (a, b),
        _ => null,
    };

    /// <summary>The stored name, if this is a property of the entity.</summary>
    private string? Property(Expression expression) => Unwrapped(expression) switch
    {
        MemberExpression { Member: { Name: "Value", DeclaringType: var type }, Expression: { } optional }
            when Nullable.GetUnderlyingType(type!) is not null => Property(optional),
        MemberExpression { Expression: { } of, Member: PropertyInfo property } when Unwrapped(of) == entity =>
            property.DeclaringType == typeof(Models.TableItem) ? "TableName" : EntityMap.StoredName(property),
        _ => null,
    };

    /// <summary>Evaluates what does not depend on the entity. The compiler turns enums into numbers; they are stored by name.</summary>
    private object? Value(Expression expression, Type comparedWith)
    {
        if (new Mentions(entity).In(expression))
        {
            throw Unsupported(expression);
        }

        var value = expression is ConstantExpression constant
            ? constant.Value
            : Expression.Lambda<Func<object?>>(Expression.Convert(expression, typeof(object))).Compile(preferInterpretation: true)();
        var type = Nullable.GetUnderlyingType(comparedWith) ?? comparedWith;
        return type.IsEnum && value is not (null or Enum) ? Enum.ToObject(type, value) : value;
    }

    private static Expression Unwrapped(Expression expression) =>
        expression is UnaryExpression { NodeType: ExpressionType.Convert } cast ? Unwrapped(cast.Operand) : expression;

    private static string? Operator(ExpressionType type) => type switch
    {
        ExpressionType.Equal => "eq",
        ExpressionType.NotEqual => "ne",
        ExpressionType.LessThan => "lt",
        ExpressionType.LessThanOrEqual => "le",
        ExpressionType.GreaterThan => "gt",
        ExpressionType.GreaterThanOrEqual => "ge",
        _ => null,
    };

    private static string Mirrored(string sign) => sign switch { "lt" => "gt", "le" => "ge", "gt" => "lt", "ge" => "le", _ => sign };

    private static NotSupportedException Unsupported(Expression expression) => new($"A filter cannot express '{expression}'.");

    private sealed class Mentions(ParameterExpression sought) : ExpressionVisitor
    {
        private bool found;

        public bool In(Expression expression)
        {
            Visit(expression);
            return found;
        }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            found |= node == sought;
            return node;
        }
    }
}
