// SPDX-License-Identifier: GPL-3.0-or-later

#include "balance_arguments.h"

#include <algorithm>
#include <tuple>

namespace signalbox {

namespace {

using namespace arguments;

/// Lower case; none if it is not an address.
std::optional<QString> addressOf(const QString& text)
{
    const QString lower = text.trimmed().toLower();
    const bool good = lower.size() == 42 && lower.startsWith("0x"_L1) &&
                      std::all_of(lower.begin() + 2, lower.end(),
                                  [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
    return good ? std::optional(lower) : std::nullopt;
}

/// An address that may be missing.
Expected<QString> maybeContract(const ArgumentKeys& keys)
{
    if (!keys.has("contract"))
        return QString();
    const QString given = keys.text("contract");
    if (const auto address = addressOf(given))
        return *address;
    return badArgs(
        Message(QT_TRANSLATE_NOOP("Engine", "\"%1\" is not a valid contract address: 0x and 40 hexadecimal digits."))
            .arg(given.left(80)));
}

struct Number {
    const char* key;
    std::optional<int> QueueConfigure::*value;
    qint64 most;
    const char* wrong;
};
constexpr Number numbers[] = {
    {"batchSize", &QueueConfigure::batchSize, 100'000,
     QT_TRANSLATE_NOOP("Engine", "The batch size must be a number from 1 to %L1.")},
    {"intervalSeconds", &QueueConfigure::intervalSeconds, 3'600,
     QT_TRANSLATE_NOOP("Engine", "The interval must be a number of seconds from 1 to %L1.")},
    {"mostAttempts", &QueueConfigure::mostAttempts, 100,
     QT_TRANSLATE_NOOP("Engine", "The maximum of attempts must be a number from 1 to %L1.")},
    {"boostHours", &QueueConfigure::boostHours, 8'760,
     QT_TRANSLATE_NOOP("Engine", "The age that raises the priority must be a number of hours from 1 to %L1.")},
    {"retryMs", &QueueConfigure::retryMs, 3'600'000,
     QT_TRANSLATE_NOOP("Engine", "The retry delay must be a number of milliseconds from 1 to %L1.")},
    {"longestRetryMs", &QueueConfigure::longestRetryMs, 86'400'000,
     QT_TRANSLATE_NOOP("Engine", "The longest retry delay must be a number of milliseconds from 1 to %L1.")},
};

tl::unexpected<Error> noChange()
{
    return badArgs(Message(QT_TRANSLATE_NOOP("Engine", "Nothing was specified that could be changed.")));
}

Expected<std::vector<qint64>> idsOf(const ArgumentKeys& keys)
{
    std::vector<qint64> ids;
    for (const QJsonValue value : keys.json.value("ids"_L1).toArray()) {
        const auto id = json::toOptionalNumber(value);
        if (!id || *id < 1)
            return badArgs(Message(QT_TRANSLATE_NOOP("Engine", "Entries of the queue are named by their numbers.")));
        ids.push_back(*id);
    }
    return ids;
}

/// A text of at most that many bytes; none if it is not named.
Expected<std::optional<QString>> textOf(const ArgumentKeys& keys, const char* key, qsizetype most, const char* wrong)
{
    if (!keys.has(key))
        return std::nullopt;
    const QString text = keys.text(key).trimmed();
    if (text.toUtf8().size() > most)
        return badArgs(Message(wrong));
    return text;
}

QJsonObject writeIds(const std::vector<qint64>& ids)
{
    QJsonArray all;
    for (const qint64 id : ids)
        all.append(json::number(id));
    return all.isEmpty() ? QJsonObject() : QJsonObject{{u"ids"_s, all}};
}

void putArgument(QJsonObject& json, const char* key, const std::optional<QString>& text)
{
    if (text)
        json.insert(QLatin1String(key), *text);
}

}  // namespace

Expected<Arguments> readBalancesRecalculate(const ArgumentKeys& keys)
{
    const auto contract = maybeContract(keys);
    if (!contract)
        return fail(contract.error());
    BalancesRecalculate recalculate{*contract, {}};
    if (const QString holder = keys.text("holder"); !holder.isEmpty()) {
        const auto address = addressOf(holder);
        if (!address)
            return badArgs(Message(QT_TRANSLATE_NOOP(
                                       "Engine", "\"%1\" is not a valid holder address: 0x and 40 hexadecimal digits."))
                               .arg(holder.left(80)));
        if (contract->isEmpty())
            return badArgs(Message(QT_TRANSLATE_NOOP(
                "Engine", "The balance of a holder belongs to one token: specify its contract, too.")));
        recalculate.holder = *address;
    }
    return recalculate;
}

Expected<Arguments> readBalancesVerify(const ArgumentKeys& keys)
{
    const auto contract = maybeContract(keys);
    if (!contract)
        return fail(contract.error());
    BalancesVerify verify{*contract};
    if (keys.has("holders")) {
        const qint64 holders = keys.number("holders").value_or(0);
        if (holders < 1 || holders > 10'000)
            return badArgs(Message(QT_TRANSLATE_NOOP("Engine", "A sample is a number of holders from 1 to 10,000.")));
        verify.holders = int(holders);
    }
    return verify;
}

Expected<Arguments> readQueueRetry(const ArgumentKeys& keys)
{
    return idsOf(keys).map([](std::vector<qint64> ids) { return Arguments(QueueRetry{std::move(ids)}); });
}

Expected<Arguments> readQueueDiscard(const ArgumentKeys& keys)
{
    auto ids = idsOf(keys);
    if (!ids)
        return fail(ids.error());
    if (ids->empty())
        return badArgs(Message(QT_TRANSLATE_NOOP("Engine", "Name at least one entry of the queue.")));
    return QueueDiscard{std::move(*ids)};
}

Expected<Arguments> readQueueConfigure(const ArgumentKeys& keys)
{
    QueueConfigure configure;
    configure.reset = keys.flag("reset");
    bool any = false;
    if (keys.has("enabled")) {
        const QJsonValue enabled = keys.json.value("enabled"_L1);
        if (!enabled.isBool())
            return badArgs(Message(QT_TRANSLATE_NOOP("Engine", "A queue is enabled or not: true or false.")));
        configure.enabled = enabled.toBool();
        any = true;
    }
    for (const Number& number : numbers) {
        if (!keys.has(number.key))
            continue;
        const qint64 value = keys.number(number.key).value_or(0);
        if (value < 1 || value > number.most)
            return badArgs(Message(number.wrong).arg(number.most));
        configure.*number.value = int(value);
        any = true;
    }
    if (configure.reset && any)
        return badArgs(
            Message(QT_TRANSLATE_NOOP("Engine", "A chain that uses the defaults again takes no values of its own.")));
    if (!configure.reset && !any)
        return noChange();
    return configure;
}

Expected<Arguments> readTokenEdit(const ArgumentKeys& keys)
{
    const auto contract = maybeContract(keys);
    if (!contract)
        return fail(contract.error());
    if (contract->isEmpty())
        return badArgs(Message(QT_TRANSLATE_NOOP("Engine", "The token's contract is missing.")));
    TokenEdit edit;
    edit.contract = *contract;
    for (const auto& [key, value, most, wrong] :
         {std::tuple{"symbol", &edit.symbol, 64, QT_TRANSLATE_NOOP("Engine", "A symbol is at most 64 bytes long.")},
          {"name", &edit.name, 128, QT_TRANSLATE_NOOP("Engine", "A token's name is at most 128 bytes long.")},
          {"coingeckoId", &edit.coingeckoId, 100,
           QT_TRANSLATE_NOOP("Engine", "A CoinGecko ID is at most 100 bytes long.")},
          {"mode", &edit.mode, 20, QT_TRANSLATE_NOOP("Engine", "A mode is transfers, rules or call.")}}) {
        const auto text = textOf(keys, key, most, wrong);
        if (!text)
            return fail(text.error());
        *value = *text;
    }
    if (edit.mode && !QStringList{{}, u"transfers"_s, u"rules"_s, u"call"_s}.contains(*edit.mode))
        return badArgs(Message(QT_TRANSLATE_NOOP("Engine", "A mode is transfers, rules or call.")));
    if (keys.has("decimals")) {
        const qint64 decimals = keys.number("decimals").value_or(-2);
        if (decimals < -1 || decimals > 255)
            return badArgs(
                Message(QT_TRANSLATE_NOOP("Engine", "Decimals must be a number from 0 to 255, or -1 if unknown.")));
        edit.decimals = int(decimals);
    }
    if (keys.has("stable"))
        edit.stable = keys.flag("stable");
    if (keys.has("start")) {
        edit.start = keys.number("start");
        if (edit.start.value_or(-2) < -1)
            return badArgs(
                Message(QT_TRANSLATE_NOOP("Engine", "The first block must be 0 or higher, or -1 if unknown.")));
    }
    if (!edit.symbol && !edit.name && !edit.coingeckoId && !edit.mode && !edit.decimals && !edit.stable && !edit.start)
        return noChange();
    return edit;
}

QJsonObject write(const BalancesRecalculate& recalculate)
{
    QJsonObject json;
    json::put(json, "contract", recalculate.contract);
    json::put(json, "holder", recalculate.holder);
    return json;
}

QJsonObject write(const BalancesVerify& verify)
{
    QJsonObject json{{u"holders"_s, verify.holders}};
    json::put(json, "contract", verify.contract);
    return json;
}

QJsonObject write(const QueueRetry& retry)
{
    return writeIds(retry.ids);
}

QJsonObject write(const QueueDiscard& discard)
{
    return writeIds(discard.ids);
}

QJsonObject write(const QueueConfigure& configure)
{
    QJsonObject json;
    if (configure.reset)
        json.insert(u"reset"_s, true);
    json::put(json, "enabled", configure.enabled);
    for (const Number& number : numbers)
        json::put(json, number.key, configure.*number.value);
    return json;
}

QJsonObject write(const TokenEdit& edit)
{
    QJsonObject json;
    json::put(json, "contract", edit.contract);
    putArgument(json, "symbol", edit.symbol);
    putArgument(json, "name", edit.name);
    putArgument(json, "coingeckoId", edit.coingeckoId);
    putArgument(json, "mode", edit.mode);
    json::put(json, "decimals", edit.decimals);
    json::put(json, "stable", edit.stable);
    json::put(json, "start", edit.start);
    return json;
}

}  // namespace signalbox
