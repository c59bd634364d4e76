#include "units/command_rules.h"

#include <QJsonArray>
#include <algorithm>

#include "signalbox/json.h"
#include "units/canopy_chain.h"

namespace signalbox::engine {

namespace {

tl::unexpected<Error> bad(const QString& text)
{
    return fail(ErrorKind::Invalid, "BAD_ARGS", text);
}

Expected<Done> checkRange(const QJsonObject& args)
{
    const auto lo = numberArg(args, "lo"), hi = numberArg(args, "hi");
    if (!lo || !hi || *lo < 0 || *hi < *lo)
        return bad(QStringLiteral("A range needs two block numbers, the lower one first, both 0 or more."));
    return Done{};
}

}  // namespace

bool isGone(const store::ChainRow& chain)
{
    return chain.state == QLatin1String("deleted") || chain.state == QLatin1String("deleting");
}

Error goneChain(const store::ChainRow& chain)
{
    return Error::make(ErrorKind::Refused, "CHAIN_DELETED",
                       QStringLiteral("\"%1\" is deleted. Recover it first.").arg(chain.name));
}

std::optional<qint64> numberArg(const QJsonObject& args, const char* key)
{
    const QJsonValue value = args.value(QLatin1String(key));
    if (value.isString()) {
        bool ok = false;
        const qint64 number = value.toString().trimmed().toLongLong(&ok);
        return ok ? std::optional(number) : std::nullopt;
    }
    constexpr qint64 none = std::numeric_limits<qint64>::min();
    const qint64 number = value.toInteger(none);
    return number == none ? std::nullopt : std::optional(number);
}

Expected<Done> check(const Command& command, const QDateTime& createdAt, const QDateTime& now)
{
    if (isDangerous(command)) {
        if (command.preview.isEmpty())
            return fail(
                ErrorKind::Refused, "PREVIEW_MISSING",
                QStringLiteral(
                    "This command removes data and was sent without a confirmed preview. Nothing was changed."));
        if (createdAt.isValid() && createdAt.secsTo(now) > dangerousSeconds)
            return fail(ErrorKind::Refused, "COMMAND_EXPIRED",
                        QStringLiteral("The confirmation is older than 5 minutes. Nothing was changed. Check the "
                                       "figures and confirm again."));
    }
    const QJsonObject& args = command.args;
    switch (command.verb) {
        case Verb::ChainAdd:
            if (ChainDraft::fromJson(args).endpoints.empty())
                return fail(ErrorKind::Invalid, "NO_ENDPOINT", QStringLiteral("A chain needs at least one endpoint."));
            return Done{};
        case Verb::Reindex:
            return checkRange(args);
        case Verb::Verify:
            if (args.contains(QLatin1String("sample")) && numberArg(args, "sample").value_or(0) < 1)
                return bad(QStringLiteral("A sample is a number of blocks from 1 on."));
            return args.contains(QLatin1String("lo")) ? checkRange(args) : Expected<Done>(Done{});
        case Verb::Rewind:
            if (const auto to = numberArg(args, "to"); !to || *to < -1)
                return bad(QStringLiteral("Rewind needs the number of the last block to keep."));
            return Done{};
        case Verb::EndpointEdit:
        case Verb::EndpointRemove:
            if (!numberArg(args, "id"))
                return bad(QStringLiteral("The endpoint's number is missing."));
            return Done{};
        case Verb::EndpointAdd:
            if (args.value(QLatin1String("url")).toString().isEmpty())
                return bad(QStringLiteral("The endpoint's URL is missing."));
            return Done{};
        case Verb::StreamAdd:
        case Verb::StreamRemove:
            if (args.value(QLatin1String("stream")).toString().isEmpty())
                return bad(QStringLiteral("The stream is missing."));
            if (command.verb == Verb::StreamRemove &&
                args.value(QLatin1String("stream")).toString() == QLatin1String("headers"))
                return fail(ErrorKind::Refused, "HEADERS_STAY",
                            QStringLiteral("Block headers are always indexed, because reorgs are detected by them. "
                                           "Delete the chain instead."));
            return Done{};
        case Verb::QuarantineRetry:
        case Verb::QuarantineSkip:
            if (!numberArg(args, "block"))
                return bad(QStringLiteral("The block number of the item is missing."));
            return Done{};
        case Verb::AlertMute:
            if (const QString until = args.value(QLatin1String("until")).toString();
                !until.isEmpty() && !QDateTime::fromString(until, Qt::ISODateWithMs).isValid())
                return bad(QStringLiteral("The end of the mute is not a valid time."));
            [[fallthrough]];
        case Verb::AlertAcknowledge:
            if (!numberArg(args, "id"))
                return bad(QStringLiteral("The alert's number is missing."));
            return Done{};
        case Verb::ChainEdit:
            if (const auto settings = editedSettings(args); !settings)
                return fail(settings.error());
            return Done{};
        case Verb::Resync:
        case Verb::Repair:
            if (const auto tables = resyncTables(args); !tables)
                return fail(tables.error());
            return Done{};
        case Verb::Optimise:
            if (const auto tables = optimiseTables(args); !tables)
                return fail(tables.error());
            if (args.contains(QLatin1String("keepFrom")) && numberArg(args, "keepFrom").value_or(0) < 1)
                return bad(QStringLiteral("The first height to keep must be 1 or higher."));
            return Done{};
        case Verb::ChainPause:
        case Verb::ChainResume:
        case Verb::ChainDelete:
        case Verb::ChainRecover:
        case Verb::FillGaps:
        case Verb::ScanGaps:
        case Verb::RetryNow:
            return Done{};
    }
    return Done{};
}

Expected<QJsonObject> editedSettings(const QJsonObject& args)
{
    QJsonObject settings = args.value(QLatin1String("settings")).toObject();
    if (args.contains(QLatin1String("confirmations"))) {
        const auto number = numberArg(args, "confirmations");
        if (!number || *number < 0 || *number > 10'000)
            return fail(ErrorKind::Invalid, "BAD_ARGS",
                        QStringLiteral("Confirmations must be a number from 0 to 10,000."));
        settings.insert(QStringLiteral("confirmations"), *number);
    }
    if (args.contains(QLatin1String("headers"))) {
        const QString mode = args.value(QLatin1String("headers")).toString();
        if (mode != QLatin1String("full") && mode != QLatin1String("borders") && mode != QLatin1String("proven"))
            return fail(ErrorKind::Invalid, "BAD_ARGS", QStringLiteral("Headers are proven, full or borders."));
        settings.insert(QStringLiteral("headers"), mode);
    }
    if (args.contains(QLatin1String("lower"))) {
        const QJsonArray range = args.value(QLatin1String("lower")).toArray();
        if (range.size() != 2 || range.at(0).toInteger(-1) < 0 || range.at(1).toInteger(-1) < range.at(0).toInteger(-1))
            return fail(ErrorKind::Invalid, "BAD_ARGS",
                        QStringLiteral("A range needs two block numbers, the lower one first, both 0 or more."));
    }
    if (args.contains(QLatin1String("name"))) {
        const QString name = args.value(QLatin1String("name")).toString().trimmed();
        if (name.isEmpty() || name.size() > 100)
            return fail(ErrorKind::Invalid, "BAD_ARGS", QStringLiteral("A name has 1 to 100 characters."));
    }
    return settings;
}

namespace {

QString shown(const QJsonValue& value)
{
    if (value.isBool())
        return value.toBool() ? QStringLiteral("on") : QStringLiteral("off");
    if (value.isDouble())
        return QString::number(value.toInteger());
    return value.isString() ? QStringLiteral("\"%1\"").arg(value.toString()) : QStringLiteral("nothing");
}

Expected<Done> checkSeen(const QString& owner, const QJsonObject& now, const QJsonObject& was)
{
    for (auto it = was.begin(); it != was.end(); ++it) {
        if (it.value().isObject()) {
            if (const auto inner = checkSeen(owner, now.value(it.key()).toObject(), it.value().toObject()); !inner)
                return inner;
            continue;
        }
        const QJsonValue current = now.value(it.key());
        const bool none = (current.isNull() || current.isUndefined()) && it.value().isNull();
        if (none || current == it.value())
            continue;
        return fail(ErrorKind::Conflict, "EDITED_MEANWHILE",
                    QStringLiteral("Another console edited %1 in the meantime: %2 was %3 when you began and is %4 now. "
                                   "Nothing was saved. Check the new values and save again.")
                        .arg(owner, it.key(), shown(it.value()), shown(current)),
                    {{QStringLiteral("key"), it.key()}});
    }
    return Done{};
}

}  // namespace

Expected<Done> checkSeen(const store::ChainRow& now, const QJsonObject& was)
{
    const QJsonObject& settings = now.settings;
    return checkSeen(
        QStringLiteral("\"%1\"").arg(now.name),
        {{QStringLiteral("name"), now.name},
         {QStringLiteral("confirmations"), settings.value(QLatin1String("confirmations")).toInteger(12)},
         {QStringLiteral("headers"), settings.value(QLatin1String("headers")).toString(QStringLiteral("full"))},
         {QStringLiteral("settings"), settings}},
        was);
}

Expected<Done> checkSeen(const store::EndpointRow& now, const QJsonObject& was)
{
    return checkSeen(QStringLiteral("endpoint %1").arg(now.id),
                     {{QStringLiteral("url"), now.url},
                      {QStringLiteral("priority"), now.priority},
                      {QStringLiteral("enabled"), now.enabled},
                      {QStringLiteral("note"), now.note},
                      {QStringLiteral("limits"), now.limits}},
                     was);
}

Error chainExists(const store::ChainRow& there, const QByteArray& genesisHash, std::optional<qint64> networkId,
                  bool hasStreams)
{
    const QVariantMap args{{QStringLiteral("name"), there.name},
                           {QStringLiteral("caip2"), there.caip2},
                           {QStringLiteral("state"), there.state}};
    if (networkId && there.networkId && *networkId != *there.networkId)
        return Error::make(
            ErrorKind::Conflict, "CHAIN_ID_TAKEN",
            QStringLiteral(
                "%1 is used by \"%2\", which is another network: chain %3 of network %4, while this one belongs to "
                "network %5. A workspace cannot hold two networks with the same ID; use a second workspace.")
                .arg(there.caip2, there.name, there.caip2.section(QLatin1Char(':'), 1))
                .arg(*there.networkId)
                .arg(*networkId),
            args);
    if (!genesisHash.isEmpty() && !there.genesisHash.isEmpty() && genesisHash != there.genesisHash)
        return Error::make(
            ErrorKind::Conflict, "CHAIN_ID_TAKEN",
            QStringLiteral(
                "%1 is used by \"%2\", which is another network: its genesis block is 0x%3, the genesis block of this "
                "one is 0x%4. A workspace cannot hold two networks with the same ID; use a second workspace.")
                .arg(there.caip2, there.name, QString::fromLatin1(there.genesisHash.toHex()),
                     QString::fromLatin1(genesisHash.toHex())),
            args);
    if (there.state == QLatin1String("deleted"))
        return Error::make(
            ErrorKind::Conflict, "CHAIN_EXISTS",
            QStringLiteral(
                "%1 was deleted as \"%2\", and its data still exists. Recover it, or delete it permanently first.")
                .arg(there.caip2, there.name),
            args);
    if (there.state == QLatin1String("deleting"))
        return Error::make(ErrorKind::Conflict, "CHAIN_EXISTS",
                           QStringLiteral("%1 is being deleted (\"%2\"). Add it again when that is done.")
                               .arg(there.caip2, there.name),
                           args);
    return Error::make(ErrorKind::Conflict, "CHAIN_EXISTS",
                       QStringLiteral("%1 is already in this workspace, as \"%2\". %3")
                           .arg(there.caip2, there.name,
                                hasStreams ? QStringLiteral("Add an endpoint or a stream to it instead.")
                                           : QStringLiteral("Add an endpoint to it instead.")),
                       args);
}

}  // namespace signalbox::engine
