#include "chain/chain_id.h"

#include <QRegularExpression>
#include <algorithm>
#include <array>

namespace signalbox::chain {

namespace {

/// Numbers that chain lists and bridges use for networks that are not EVM chains.
struct OtherNetwork {
    qint64 id;
    const char* name;
};
constexpr std::array<OtherNetwork, 6> otherNetworks{{
    {728126428, "Tron"},
    {3448148188, "Tron Nile"},
    {2494104990, "Tron Shasta"},
    {1399811149, "Solana"},
    {1399811150, "Solana Devnet"},
    {1151111081099710, "Solana"},
}};

Expected<qint64> chainNumber(const QString& digits, const QString& shown)
{
    bool ok = false;
    const qulonglong value = digits.toULongLong(&ok);
    // A number of more than 20 digits does not even fit 64 bits; both are the same to an operator.
    if (!ok || value > static_cast<qulonglong>(std::numeric_limits<qint64>::max()))
        return fail(
            ErrorKind::Invalid, "CHAIN_ID_RANGE",
            QStringLiteral(
                "The chain id %1 is too large. Signalbox stores chain ids up to 9223372036854775807 (2^63 − 1). "
                "Check the number at the network's own documentation.")
                .arg(shown),
            {{QStringLiteral("id"), shown}});
    if (value == 0)
        return fail(ErrorKind::Invalid, "CHAIN_ID_RANGE", QStringLiteral("0 is not a chain id. Chain ids begin at 1."),
                    {{QStringLiteral("id"), shown}});
    return static_cast<qint64>(value);
}

Expected<ChainId> eip155(qint64 number)
{
    const auto other = std::find_if(otherNetworks.begin(), otherNetworks.end(),
                                    [number](const OtherNetwork& network) { return network.id == number; });
    if (other != otherNetworks.end())
        return fail(
            ErrorKind::Invalid, "NOT_EVM_CHAIN",
            QStringLiteral(
                "%1 is the number of %2, which is not an EVM chain: its nodes do not serve the blocks, logs and "
                "hashes that Signalbox reads. It cannot be added.")
                .arg(number)
                .arg(QLatin1String(other->name)),
            {{QStringLiteral("id"), number}, {QStringLiteral("network"), QLatin1String(other->name)}});
    return ChainId{QStringLiteral("eip155"), QString::number(number), number};
}

}  // namespace

Expected<ChainId> parseChainId(const QString& text)
{
    static const QRegularExpression syntax(QStringLiteral("\\A([-a-z0-9]{3,8}):([-_a-zA-Z0-9]{1,32})\\z"));
    static const QRegularExpression decimal(QStringLiteral("\\A(0|[1-9][0-9]*)\\z"));
    const QString trimmed = text.trimmed();
    const auto match = syntax.match(trimmed);
    if (!match.hasMatch())
        return fail(ErrorKind::Invalid, "CAIP2_SYNTAX",
                    QStringLiteral(
                        "\"%1\" is not a chain id. A chain id is a family and a reference with a colon between them, "
                        "such as eip155:1, canopy:1 or cosmos:osmosis-1.")
                        .arg(trimmed.left(80)),
                    {{QStringLiteral("id"), trimmed.left(80)}});
    const QString family = match.captured(1);
    const QString reference = match.captured(2);
    if (family == QLatin1String("cosmos"))
        return ChainId{family, reference, 0};
    if (family != QLatin1String("eip155") && family != QLatin1String("canopy"))
        return fail(
            ErrorKind::Invalid, "UNKNOWN_FAMILY",
            QStringLiteral("Signalbox does not know the chain family \"%1\". It knows eip155, canopy and cosmos.")
                .arg(family),
            {{QStringLiteral("family"), family}});
    if (!decimal.match(reference).hasMatch())
        return fail(
            ErrorKind::Invalid, "CAIP2_SYNTAX",
            QStringLiteral("\"%1\" is not a chain id: after \"%2:\" stands a decimal number without leading zeros, "
                           "such as %2:1.")
                .arg(trimmed, family),
            {{QStringLiteral("id"), trimmed}});
    const auto number = chainNumber(reference, reference);
    if (!number)
        return fail(number.error());
    if (family == QLatin1String("eip155"))
        return eip155(*number);
    return ChainId{family, reference, *number};
}

Expected<ChainId> parseEip155Number(const QString& text)
{
    const QString trimmed = text.trimmed();
    QString digits = trimmed;
    if (trimmed.startsWith(QLatin1String("0x"), Qt::CaseInsensitive)) {
        bool ok = false;
        const qulonglong value = trimmed.mid(2).toULongLong(&ok, 16);
        const bool hexDigits =
            trimmed.size() > 2 && std::all_of(trimmed.begin() + 2, trimmed.end(), [](QChar digit) {
                return (digit >= u'0' && digit <= u'9') || (digit.toLower() >= u'a' && digit.toLower() <= u'f');
            });
        // Too long for 64 bits: hand on a number that is certainly refused as too large.
        digits = ok ? QString::number(value) : hexDigits ? QStringLiteral("99999999999999999999") : QString();
    }
    const bool number = !digits.isEmpty() && std::all_of(digits.begin(), digits.end(),
                                                         [](QChar digit) { return digit >= u'0' && digit <= u'9'; });
    if (!number)
        return fail(ErrorKind::Invalid, "CAIP2_SYNTAX",
                    QStringLiteral(
                        "\"%1\" is not a chain number. An EVM endpoint answers eth_chainId with a number such as 0x1.")
                        .arg(trimmed.left(80)),
                    {{QStringLiteral("id"), trimmed.left(80)}});
    const auto value = chainNumber(digits, trimmed.left(80));
    if (!value)
        return fail(value.error());
    return eip155(*value);
}

}  // namespace signalbox::chain
