// SPDX-License-Identifier: GPL-3.0-or-later

#include "signalbox/command_arguments.h"

#include "balance_arguments.h"
#include "signalbox/json.h"
#include "signalbox/literals.h"

namespace signalbox {

namespace {

using namespace arguments;

using Keys = ArgumentKeys;

Expected<Arguments> readChainAdd(const Keys& keys)
{
    ChainAdd add{ChainDraft::fromJson(keys.json)};
    if (add.draft.endpoints.empty())
        return fail(ErrorKind::Invalid, "NO_ENDPOINT",
                    Message(QT_TRANSLATE_NOOP("Engine", "A chain needs at least one endpoint.")));
    return add;
}

Expected<Arguments> readChainEdit(const Keys& keys)
{
    ChainEdit edit;
    edit.settings = keys.object("settings");
    edit.was = keys.object("was");
    if (keys.has("confirmations")) {
        const auto number = keys.number("confirmations");
        if (!number || *number < 0 || *number > 10'000)
            return badArgs(Message(QT_TRANSLATE_NOOP("Engine", "Confirmations must be a number from 0 to 10,000.")));
        edit.confirmations = int(*number);
    }
    if (keys.has("headers")) {
        edit.headers = keys.text("headers");
        if (*edit.headers != "full"_L1 && *edit.headers != "borders"_L1 && *edit.headers != "proven"_L1)
            return badArgs(Message(QT_TRANSLATE_NOOP("Engine", "Headers are proven, full or borders.")));
    }
    if (keys.has("lower")) {
        const QJsonArray range = keys.json.value("lower"_L1).toArray();
        edit.lower = Interval{range.at(0).toInteger(-1), range.at(1).toInteger(-1)};
        if (range.size() != 2 || edit.lower->lo < 0 || edit.lower->hi < edit.lower->lo)
            return badRange();
    }
    if (keys.has("name")) {
        edit.name = keys.text("name").trimmed();
        if (edit.name->isEmpty() || edit.name->size() > 100)
            return badArgs(Message(QT_TRANSLATE_NOOP("Engine", "A name has 1 to 100 characters.")));
    }
    return edit;
}

Expected<Arguments> readPacketsClear(const Keys& keys)
{
    PacketsClear clear{keys.text("chainId"), keys.text("port"), keys.text("channel"), {}};
    for (const QString& sequence : keys.texts("sequences")) {
        bool ok = false;
        clear.sequences.push_back(sequence.toULongLong(&ok));
        if (!ok)
            return badArgs(
                Message(QT_TRANSLATE_NOOP("Engine", "\"%1\" is not a packet's sequence.")).arg(sequence.left(40)));
    }
    return clear;
}

/// Sequences are texts: they may be above 2^53.
QJsonObject writePacketsClear(const PacketsClear& clear)
{
    QJsonArray sequences;
    for (const quint64 sequence : clear.sequences)
        sequences.append(QString::number(sequence));
    return {{u"chainId"_s, clear.chainId},
            {u"port"_s, clear.port},
            {u"channel"_s, clear.channel},
            {u"sequences"_s, sequences}};
}

ThresholdSet readThresholdSet(const Keys& keys)
{
    return {keys.text("chainId"), keys.text("port"), keys.text("channel"), keys.number("stuckSeconds"),
            keys.number("criticalSeconds")};
}

QJsonObject writeThresholdSet(const ThresholdSet& set)
{
    QJsonObject json{{u"chainId"_s, set.chainId}, {u"port"_s, set.port}, {u"channel"_s, set.channel}};
    json::put(json, "stuckSeconds", set.stuckSeconds);
    json::put(json, "criticalSeconds", set.criticalSeconds);
    return json;
}

Expected<Arguments> readPriceSet(const Keys& keys)
{
    PriceSet set{keys.text("chainId"), keys.text("denom"), keys.text("symbol"), {}, keys.text("usd"), {}};
    if (set.denom.isEmpty())
        return badArgs(Message(QT_TRANSLATE_NOOP("Engine", "The denomination is missing.")));
    if (const auto decimals = keys.number("decimals"))
        set.decimals = int(*decimals);
    set.since = json::toTime(keys.json.value("since"_L1));
    return set;
}

QJsonObject writePriceSet(const PriceSet& set)
{
    QJsonObject json{{u"chainId"_s, set.chainId}, {u"denom"_s, set.denom}};
    json::put(json, "symbol", set.symbol);
    json::put(json, "decimals", set.decimals);
    json::put(json, "usd", set.usd);
    json::put(json, "since", set.since);
    return json;
}

Expected<Arguments> readEndpointAdd(const Keys& keys)
{
    EndpointAdd add{EndpointDraft::fromJson(keys.json)};
    if (add.draft.url.isEmpty())
        return badArgs(Message(QT_TRANSLATE_NOOP("Engine", "The endpoint's URL is missing.")));
    return add;
}

tl::unexpected<Error> noEndpointId()
{
    return badArgs(Message(QT_TRANSLATE_NOOP("Engine", "The endpoint's number is missing.")));
}

Expected<Arguments> readEndpointEdit(const Keys& keys)
{
    EndpointEdit edit;
    const auto id = keys.number("id");
    if (!id)
        return noEndpointId();
    edit.id = *id;
    const EndpointDraft draft = EndpointDraft::fromJson(keys.json);
    if (keys.has("url"))
        edit.address = draft;
    if (keys.has("priority"))
        edit.priority = draft.priority;
    if (keys.has("enabled"))
        edit.enabled = keys.json.value("enabled"_L1).toBool(true);
    if (keys.has("note"))
        edit.note = draft.note;
    edit.limits = draft.limits;
    edit.was = keys.object("was");
    return edit;
}

Expected<Arguments> readEndpointRemove(const Keys& keys)
{
    if (const auto id = keys.number("id"))
        return EndpointRemove{*id};
    return noEndpointId();
}

tl::unexpected<Error> noStream()
{
    return badArgs(Message(QT_TRANSLATE_NOOP("Engine", "The stream is missing.")));
}

Expected<Arguments> readStreamAdd(const Keys& keys)
{
    StreamAdd add{streamDraftFromJson(keys.json)};
    add.draft.decimals = keys.number("decimals");
    if (add.draft.stream.isEmpty())
        return noStream();
    return add;
}

Expected<Arguments> readStreamRemove(const Keys& keys)
{
    StreamRemove remove{keys.text("stream"), keys.flag("dropRows")};
    if (remove.stream.isEmpty())
        return noStream();
    if (remove.stream == "headers"_L1)
        return fail(ErrorKind::Refused, "HEADERS_STAY",
                    Message(QT_TRANSLATE_NOOP("Engine",
                                              "Block headers are always indexed, because reorgs are detected by them. "
                                              "Delete the chain instead.")));
    return remove;
}

Expected<Arguments> readRewind(const Keys& keys)
{
    const auto to = keys.number("to");
    if (!to || *to < -1)
        return badArgs(Message(QT_TRANSLATE_NOOP("Engine", "Rewind needs the number of the last block to keep.")));
    return Rewind{*to};
}

template <class Item>
Expected<Arguments> readItem(const Keys& keys)
{
    const auto block = keys.number("block");
    if (!block)
        return badArgs(Message(QT_TRANSLATE_NOOP("Engine", "The block number of the item is missing.")));
    const QJsonValue position = keys.json.value("position"_L1);
    return Item{*block, position.isDouble() ? QString::number(position.toInteger()) : position.toString()};
}

Expected<qint64> alertId(const Keys& keys)
{
    if (const auto id = keys.number("id"))
        return *id;
    return badArgs(Message(QT_TRANSLATE_NOOP("Engine", "The alert's number is missing.")));
}

Expected<Arguments> readAlertMute(const Keys& keys)
{
    AlertMute mute;
    if (const QString until = keys.text("until"); !until.isEmpty()) {
        mute.until = json::toTime(until);
        if (!mute.until.isValid())
            return badArgs(Message(QT_TRANSLATE_NOOP("Engine", "The end of the mute is not a valid time.")));
    }
    return alertId(keys).map([&](qint64 id) {
        mute.id = id;
        return Arguments(mute);
    });
}

Expected<Arguments> readOptimize(const Keys& keys)
{
    Optimize optimize{keys.texts("tables"), keys.flag("dropSuperseded"), keys.number("keepFrom"),
                      keys.text("scheduled")};
    if (keys.has("keepFrom") && optimize.keepFrom.value_or(0) < 1)
        return badArgs(Message(QT_TRANSLATE_NOOP("Engine", "The first height to keep must be 1 or higher.")));
    return optimize;
}

Expected<Arguments> readVerify(const Keys& keys)
{
    Verify verify;
    verify.sample = keys.number("sample");
    if (keys.has("sample") && verify.sample.value_or(0) < 1)
        return badArgs(Message(QT_TRANSLATE_NOOP("Engine", "A sample is a number of blocks from 1 on.")));
    if (keys.has("lo")) {
        const auto range = keys.range();
        if (!range)
            return fail(range.error());
        verify.range = *range;
    }
    return verify;
}

QJsonObject tablesJson(const QStringList& tables)
{
    return tables.isEmpty() ? QJsonObject() : QJsonObject{{u"tables"_s, QJsonArray::fromStringList(tables)}};
}

void putObject(QJsonObject& json, const char* key, const QJsonObject& value)
{
    if (!value.isEmpty())
        json.insert(QLatin1String(key), value);
}

QJsonObject writeEdit(const ChainEdit& edit)
{
    QJsonObject json;
    json::put(json, "name", edit.name.value_or(QString()));
    json::put(json, "confirmations", edit.confirmations);
    json::put(json, "headers", edit.headers.value_or(QString()));
    putObject(json, "settings", edit.settings);
    if (edit.lower)
        json.insert(u"lower"_s, QJsonArray{edit.lower->lo, edit.lower->hi});
    putObject(json, "was", edit.was);
    return json;
}

QJsonObject writeEdit(const EndpointEdit& edit)
{
    QJsonObject json = edit.address ? edit.address->toJson() : QJsonObject();
    for (const char* key : {"priority", "limits", "note"})
        json.remove(QLatin1String(key));
    json.insert(u"id"_s, json::number(edit.id));
    json::put(json, "priority", edit.priority);
    json::put(json, "enabled", edit.enabled);
    putObject(json, "limits", edit.limits);
    if (edit.note)
        json.insert(u"note"_s, *edit.note);
    putObject(json, "was", edit.was);
    return json;
}

QJsonObject writeRange(Interval range)
{
    return {{u"lo"_s, json::number(range.lo)}, {u"hi"_s, json::number(range.hi)}};
}

template <class Item>
QJsonObject writeItem(const Item& item)
{
    return {{u"block"_s, json::number(item.block)}, {u"position"_s, item.position}};
}

QJsonObject writeId(qint64 id)
{
    return {{u"id"_s, json::number(id)}};
}

}  // namespace

QJsonObject toJson(const Arguments& arguments)
{
    return std::visit(Overloaded{
                          [](const ChainAdd& add) { return add.draft.toJson(); },
                          [](const ChainEdit& edit) { return writeEdit(edit); },
                          [](const ChainPause&) { return QJsonObject(); },
                          [](const ChainResume&) { return QJsonObject(); },
                          [](const ChainDelete& remove) {
                              return QJsonObject{{u"hard"_s, remove.hard}};
                          },
                          [](const ChainRecover&) { return QJsonObject(); },
                          [](const EndpointAdd& add) { return add.draft.toJson(); },
                          [](const EndpointEdit& edit) { return writeEdit(edit); },
                          [](const EndpointRemove& remove) { return writeId(remove.id); },
                          [](const StreamAdd& add) { return signalbox::toJson(add.draft); },
                          [](const StreamRemove& remove) {
                              return QJsonObject{{u"stream"_s, remove.stream}, {u"dropRows"_s, remove.dropRows}};
                          },
                          [](const Reindex& reindex) { return writeRange(reindex.range); },
                          [](const FillGaps&) { return QJsonObject(); },
                          [](const ScanGaps&) { return QJsonObject(); },
                          [](const Rewind& rewind) {
                              return QJsonObject{{u"to"_s, json::number(rewind.to)}};
                          },
                          [](const RetryNow&) { return QJsonObject(); },
                          [](const QuarantineRetry& item) { return writeItem(item); },
                          [](const QuarantineSkip& item) { return writeItem(item); },
                          [](const AlertAcknowledge& alert) { return writeId(alert.id); },
                          [](const AlertMute& mute) {
                              QJsonObject json = writeId(mute.id);
                              json::put(json, "until", mute.until);
                              return json;
                          },
                          [](const Resync& resync) { return tablesJson(resync.tables); },
                          [](const Repair& repair) { return tablesJson(repair.tables); },
                          [](const Optimize& optimize) {
                              QJsonObject json = tablesJson(optimize.tables);
                              if (optimize.dropSuperseded)
                                  json.insert(u"dropSuperseded"_s, true);
                              json::put(json, "keepFrom", optimize.keepFrom);
                              json::put(json, "scheduled", optimize.scheduled);
                              return json;
                          },
                          [](const Verify& verify) {
                              QJsonObject json = verify.range ? writeRange(*verify.range) : QJsonObject();
                              json::put(json, "sample", verify.sample);
                              return json;
                          },
                          [](const BalancesRecalculate& recalculate) { return write(recalculate); },
                          [](const BalancesRebuild&) { return QJsonObject(); },
                          [](const BalancesVerify& verify) { return write(verify); },
                          [](const QueueRetry& retry) { return write(retry); },
                          [](const QueueDiscard& discard) { return write(discard); },
                          [](const QueueConfigure& configure) { return write(configure); },
                          [](const TokenEdit& edit) { return write(edit); },
                          [](const PacketsClear& clear) { return writePacketsClear(clear); },
                          [](const ThresholdSet& set) { return writeThresholdSet(set); },
                          [](const PriceSet& set) { return writePriceSet(set); },
                      },
                      arguments);
}

Expected<Arguments> readArguments(Verb verb, const QJsonObject& json)
{
    const Keys keys{json};
    switch (verb) {
        case Verb::ChainAdd:
            return readChainAdd(keys);
        case Verb::ChainEdit:
            return readChainEdit(keys);
        case Verb::ChainPause:
            return ChainPause{};
        case Verb::ChainResume:
            return ChainResume{};
        case Verb::ChainDelete:
            return ChainDelete{keys.flag("hard")};
        case Verb::ChainRecover:
            return ChainRecover{};
        case Verb::EndpointAdd:
            return readEndpointAdd(keys);
        case Verb::EndpointEdit:
            return readEndpointEdit(keys);
        case Verb::EndpointRemove:
            return readEndpointRemove(keys);
        case Verb::StreamAdd:
            return readStreamAdd(keys);
        case Verb::StreamRemove:
            return readStreamRemove(keys);
        case Verb::Reindex:
            return keys.range().map([](Interval range) { return Arguments(Reindex{range}); });
        case Verb::FillGaps:
            return FillGaps{};
        case Verb::ScanGaps:
            return ScanGaps{};
        case Verb::Rewind:
            return readRewind(keys);
        case Verb::RetryNow:
            return RetryNow{};
        case Verb::QuarantineRetry:
            return readItem<QuarantineRetry>(keys);
        case Verb::QuarantineSkip:
            return readItem<QuarantineSkip>(keys);
        case Verb::AlertAcknowledge:
            return alertId(keys).map([](qint64 id) { return Arguments(AlertAcknowledge{id}); });
        case Verb::AlertMute:
            return readAlertMute(keys);
        case Verb::Resync:
            return Resync{keys.texts("tables")};
        case Verb::Repair:
            return Repair{keys.texts("tables")};
        case Verb::Optimize:
            return readOptimize(keys);
        case Verb::Verify:
            return readVerify(keys);
        case Verb::BalancesRecalculate:
            return readBalancesRecalculate(keys);
        case Verb::BalancesRebuild:
            return BalancesRebuild{};
        case Verb::BalancesVerify:
            return readBalancesVerify(keys);
        case Verb::QueueRetry:
            return readQueueRetry(keys);
        case Verb::QueueDiscard:
            return readQueueDiscard(keys);
        case Verb::QueueConfigure:
            return readQueueConfigure(keys);
        case Verb::TokenEdit:
            return readTokenEdit(keys);
        case Verb::PacketsClear:
            return readPacketsClear(keys);
        case Verb::ThresholdSet:
            return readThresholdSet(keys);
        case Verb::PriceSet:
            return readPriceSet(keys);
    }
    return badArgs(Message());
}

Expected<Arguments> valid(const Arguments& arguments)
{
    return readArguments(verbOf(arguments), toJson(arguments));
}

}  // namespace signalbox
