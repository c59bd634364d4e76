// SPDX-License-Identifier: GPL-3.0-or-later

#include "units/command_rules.h"

#include <QJsonArray>
#include <algorithm>

#include "signalbox/json.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

namespace {

tl::unexpected<Error> bad(Message message)
{
    return fail(ErrorKind::Invalid, "BAD_ARGS", std::move(message));
}

Expected<Done> checkRange(const QJsonObject& args)
{
    const auto lo = numberArg(args, "lo"), hi = numberArg(args, "hi");
    if (!lo || !hi || *lo < 0 || *hi < *lo)
        return bad(Message(
            QT_TRANSLATE_NOOP("Engine", "A range needs two block numbers, the lower one first, both 0 or more.")));
    return Done{};
}

}  // namespace

bool isGone(const store::ChainRow& chain)
{
    return chain.state == "deleted"_L1 || chain.state == "deleting"_L1;
}

Error goneChain(const store::ChainRow& chain)
{
    return Error::make(ErrorKind::Refused, "CHAIN_DELETED",
                       Message(QT_TRANSLATE_NOOP("Engine", "\"%1\" is deleted. Recover it first.")).arg(chain.name));
}

Expected<Done> check(const Command& command, const QDateTime& createdAt, const QDateTime& now)
{
    if (isDangerous(command)) {
        if (command.preview.isEmpty())
            return fail(
                ErrorKind::Refused, "PREVIEW_MISSING",
                Message(QT_TRANSLATE_NOOP(
                    "Engine",
                    "This command removes data and was sent without a confirmed preview. Nothing was changed.")));
        if (createdAt.isValid() && createdAt.secsTo(now) > dangerousSeconds)
            return fail(
                ErrorKind::Refused, "COMMAND_EXPIRED",
                Message(QT_TRANSLATE_NOOP("Engine",
                                          "The confirmation is older than 5 minutes. Nothing was changed. Check the "
                                          "figures and confirm again.")));
    }
    const QJsonObject& args = command.args;
    switch (command.verb) {
        case Verb::ChainAdd:
            if (ChainDraft::fromJson(args).endpoints.empty())
                return fail(ErrorKind::Invalid, "NO_ENDPOINT",
                            Message(QT_TRANSLATE_NOOP("Engine", "A chain needs at least one endpoint.")));
            return Done{};
        case Verb::Reindex:
            return checkRange(args);
        case Verb::Verify:
            if (args.contains("sample"_L1) && numberArg(args, "sample").value_or(0) < 1)
                return bad(Message(QT_TRANSLATE_NOOP("Engine", "A sample is a number of blocks from 1 on.")));
            return args.contains("lo"_L1) ? checkRange(args) : Expected<Done>(Done{});
        case Verb::Rewind:
            if (const auto to = numberArg(args, "to"); !to || *to < -1)
                return bad(Message(QT_TRANSLATE_NOOP("Engine", "Rewind needs the number of the last block to keep.")));
            return Done{};
        case Verb::EndpointEdit:
        case Verb::EndpointRemove:
            if (!numberArg(args, "id"))
                return bad(Message(QT_TRANSLATE_NOOP("Engine", "The endpoint's number is missing.")));
            return Done{};
        case Verb::EndpointAdd:
            if (args.value("url"_L1).toString().isEmpty())
                return bad(Message(QT_TRANSLATE_NOOP("Engine", "The endpoint's URL is missing.")));
            return Done{};
        case Verb::StreamAdd:
        case Verb::StreamRemove:
            if (args.value("stream"_L1).toString().isEmpty())
                return bad(Message(QT_TRANSLATE_NOOP("Engine", "The stream is missing.")));
            if (command.verb == Verb::StreamRemove && args.value("stream"_L1).toString() == "headers"_L1)
                return fail(
                    ErrorKind::Refused, "HEADERS_STAY",
                    Message(QT_TRANSLATE_NOOP("Engine",
                                              "Block headers are always indexed, because reorgs are detected by them. "
                                              "Delete the chain instead.")));
            return Done{};
        case Verb::QuarantineRetry:
        case Verb::QuarantineSkip:
            if (!numberArg(args, "block"))
                return bad(Message(QT_TRANSLATE_NOOP("Engine", "The block number of the item is missing.")));
            return Done{};
        case Verb::AlertMute:
            if (const QString until = args.value("until"_L1).toString();
                !until.isEmpty() && !QDateTime::fromString(until, Qt::ISODateWithMs).isValid())
                return bad(Message(QT_TRANSLATE_NOOP("Engine", "The end of the mute is not a valid time.")));
            [[fallthrough]];
        case Verb::AlertAcknowledge:
            if (!numberArg(args, "id"))
                return bad(Message(QT_TRANSLATE_NOOP("Engine", "The alert's number is missing.")));
            return Done{};
        case Verb::ChainEdit:
            if (const auto settings = editedSettings(args); !settings)
                return fail(settings.error());
            return Done{};
        case Verb::Optimize:
            if (args.contains("keepFrom"_L1) && numberArg(args, "keepFrom").value_or(0) < 1)
                return bad(Message(QT_TRANSLATE_NOOP("Engine", "The first height to keep must be 1 or higher.")));
            return Done{};
        case Verb::Resync:  // the family decides whether the chain has such tables
        case Verb::Repair:
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

namespace {

QString shown(const QJsonValue& value)
{
    if (value.isBool())
        return value.toBool() ? u"on"_s : u"off"_s;
    if (value.isDouble())
        return QString::number(value.toInteger());
    return value.isString() ? u"\"%1\""_s.arg(value.toString()) : u"nothing"_s;
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
                    Message(QT_TRANSLATE_NOOP(
                                "Engine",
                                "Another console edited %1 in the meantime: %2 was %3 when you began and is %4 now. "
                                "Nothing was saved. Check the new values and save again."))
                        .arg(owner, it.key(), shown(it.value()), shown(current)),
                    {{u"key"_s, it.key()}});
    }
    return Done{};
}

}  // namespace

Expected<Done> checkSeen(const store::ChainRow& now, const QJsonObject& was)
{
    const QJsonObject& settings = now.settings;
    return checkSeen(u"\"%1\""_s.arg(now.name),
                     {{u"name"_s, now.name},
                      {u"confirmations"_s, settings.value("confirmations"_L1).toInteger(12)},
                      {u"headers"_s, settings.value("headers"_L1).toString(u"full"_s)},
                      {u"settings"_s, settings}},
                     was);
}

Expected<Done> checkSeen(const store::EndpointRow& now, const QJsonObject& was)
{
    return checkSeen(u"endpoint %1"_s.arg(now.id),
                     {{u"url"_s, now.url},
                      {u"priority"_s, now.priority},
                      {u"enabled"_s, now.enabled},
                      {u"note"_s, now.note},
                      {u"limits"_s, now.limits}},
                     was);
}

Error chainExists(const store::ChainRow& there, const QByteArray& genesisHash, std::optional<qint64> networkId,
                  bool hasStreams)
{
    const QVariantMap args{{u"name"_s, there.name}, {u"caip2"_s, there.caip2}, {u"state"_s, there.state}};
    if (networkId && there.networkId && *networkId != *there.networkId)
        return Error::make(
            ErrorKind::Conflict, "CHAIN_ID_TAKEN",
            Message(
                QT_TRANSLATE_NOOP(
                    "Engine",
                    "%1 is used by \"%2\", which is another network: chain %3 of network %4, while this one belongs to "
                    "network %5. A workspace cannot hold two networks with the same ID; use a second workspace."))
                .arg(there.caip2, there.name, there.caip2.section(QLatin1Char(':'), 1))
                .arg(*there.networkId)
                .arg(*networkId),
            args);
    if (!genesisHash.isEmpty() && !there.genesisHash.isEmpty() && genesisHash != there.genesisHash)
        return Error::make(
            ErrorKind::Conflict, "CHAIN_ID_TAKEN",
            Message(QT_TRANSLATE_NOOP(
                        "Engine",
                        "%1 is used by \"%2\", which is another network: its genesis block is 0x%3, the genesis block "
                        "of this "
                        "one is 0x%4. A workspace cannot hold two networks with the same ID; use a second workspace."))
                .arg(there.caip2, there.name, QString::fromLatin1(there.genesisHash.toHex()),
                     QString::fromLatin1(genesisHash.toHex())),
            args);
    if (there.state == "deleted"_L1)
        return Error::make(
            ErrorKind::Conflict, "CHAIN_EXISTS",
            Message(
                QT_TRANSLATE_NOOP(
                    "Engine",
                    "%1 was deleted as \"%2\", and its data still exists. Recover it, or delete it permanently first."))
                .arg(there.caip2, there.name),
            args);
    if (there.state == "deleting"_L1)
        return Error::make(
            ErrorKind::Conflict, "CHAIN_EXISTS",
            Message(QT_TRANSLATE_NOOP("Engine", "%1 is being deleted (\"%2\"). Add it again when that is done."))
                .arg(there.caip2, there.name),
            args);
    return Error::make(
        ErrorKind::Conflict, "CHAIN_EXISTS",
        Message(QT_TRANSLATE_NOOP("Engine", "%1 is already in this workspace, as \"%2\". %3"))
            .arg(there.caip2, there.name,
                 hasStreams ? u"Add an endpoint or a stream to it instead."_s : u"Add an endpoint to it instead."_s),
        args);
}

}  // namespace signalbox::engine
