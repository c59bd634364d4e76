// SPDX-License-Identifier: GPL-3.0-or-later

#include "units/command_rules.h"

#include "signalbox/json.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

bool isGone(const store::ChainRow& chain)
{
    return chain.state == "deleted"_L1 || chain.state == "deleting"_L1;
}

Error goneChain(const store::ChainRow& chain)
{
    return Error::make(ErrorKind::Refused, "CHAIN_DELETED",
                       Message(QT_TRANSLATE_NOOP("Engine", "\"%1\" is deleted. Recover it first.")).arg(chain.name));
}

Expected<Arguments> check(const Command& command, const QDateTime& createdAt, const QDateTime& now)
{
    if (isDangerous(command)) {
        if (!command.preview)
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
    return valid(command.args);
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
