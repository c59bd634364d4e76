// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/balances/balance_words.h"

#include <algorithm>

#include "cli/words.h"
#include "signalbox/json.h"
#include "signalbox/literals.h"

namespace signalbox::cli {

namespace {

template <class T>
Expected<T*> partOf(Context& context, T* (Engine::*part)())
{
    const auto engine = context.engine();
    if (!engine)
        return fail(engine.error());
    if (T* const found = ((*engine)->*part)())
        return found;
    return fail(ErrorKind::Refused, "NO_BALANCES", Message(u"This workspace has no token balances."_s));
}

bool isAddress(const QString& text)
{
    return text.startsWith("0x"_L1, Qt::CaseInsensitive);
}

}  // namespace

Expected<BalanceQueries*> balancesOf(Context& context)
{
    return partOf(context, &Engine::balances);
}

Expected<QueueQueries*> queueOf(Context& context)
{
    return partOf(context, &Engine::balanceQueue);
}

Expected<TokenQueries*> tokensOf(Context& context)
{
    return partOf(context, &Engine::tokens);
}

Expected<ChainSnapshot> balanceChain(Context& context, int position)
{
    auto chain = context.chain(context.args.at(position));
    if (chain && !chain->has(Feature::Balances))
        return fail(ErrorKind::Refused, "NO_BALANCES",
                    Message(u"\"%1\" has no token balances. Only EVM chains have them."_s.arg(chain->name)));
    return chain;
}

Expected<QString> contractOf(Context& context, const ChainSnapshot& chain, const QString& token)
{
    if (isAddress(token))
        return token;
    for (const StreamSnapshot& stream : chain.streams)
        if (stream.symbol.compare(token, Qt::CaseInsensitive) == 0 && !stream.addresses.isEmpty())
            return stream.addresses.first();
    const auto tokens = tokensOf(context);
    if (!tokens)
        return fail(tokens.error());
    const auto all = context.wait((*tokens)->tokens(chain.caip2));
    if (!all)
        return fail(all.error());
    QStringList found;
    for (const TokenFigures& each : *all)
        if (each.symbol.compare(token, Qt::CaseInsensitive) == 0)
            found << each.contract;
    if (found.size() == 1)
        return found.first();
    if (found.isEmpty())
        return fail(ErrorKind::NotFound, "TOKEN_UNKNOWN",
                    Message(u"\"%1\" has no token with the symbol %2. Specify the address of its contract."_s.arg(
                        chain.name, token)));
    return fail(ErrorKind::Invalid, "TOKEN_AMBIGUOUS",
                Message(u"Several tokens of \"%1\" have the symbol %2. Specify the contract: %3."_s.arg(
                    chain.name, token, found.mid(0, 5).join(u", "_s))));
}

Expected<ChainToken> chainToken(Context& context)
{
    const auto chain = balanceChain(context);
    if (!chain)
        return fail(chain.error());
    return contractOf(context, *chain, context.args.at(1)).map([&](const QString& contract) {
        return ChainToken{*chain, contract};
    });
}

tl::unexpected<Error> badUsage(const QString& text)
{
    return fail(ErrorKind::Invalid, "BAD_USAGE", Message(text));
}

Expected<int> countOption(Context& context, const char* option, const char* what, int otherwise)
{
    if (!context.args.has(option))
        return otherwise;
    return number(context.args.value(option), what).map([](qint64 value) {
        return int(std::min<qint64>(value, 1'000'000'000));
    });
}

Expected<QDate> dateOption(Context& context, const char* option, const QDate& otherwise)
{
    if (!context.args.has(option))
        return otherwise;
    const QDate date = QDate::fromString(context.args.value(option), Qt::ISODate);
    if (!date.isValid())
        return badUsage(u"--%1 must be a date such as 2026-01-31."_s.arg(QLatin1String(option)));
    return date;
}

Expected<QDateTime> timeOption(Context& context, const char* option)
{
    if (!context.args.has(option))
        return QDateTime();
    QDateTime at = QDateTime::fromString(context.args.value(option), Qt::ISODate);
    if (!at.isValid())
        return badUsage(u"--%1 must be a time such as 2026-01-31T12:00:00Z."_s.arg(QLatin1String(option)));
    if (at.timeSpec() == Qt::LocalTime)
        at.setTimeSpec(Qt::UTC);
    return at;
}

Expected<std::vector<std::pair<QString, QString>>> assignments(Context& context, int from, const QStringList& keys)
{
    std::vector<std::pair<QString, QString>> all;
    for (const QString& word : context.args.positionals.mid(from)) {
        const QString key = word.section(QLatin1Char('='), 0, 0).trimmed();
        if (!word.contains(QLatin1Char('=')) || !keys.contains(key))
            return badUsage(u"\"%1\" is not KEY=VALUE with one of the keys %2."_s.arg(word, keys.join(u", "_s)));
        all.emplace_back(key, word.section(QLatin1Char('='), 1).trimmed());
    }
    return all;
}

int carryOut(Context& context, const Command& command, const std::function<QString(const CommandStatus&)>& said)
{
    const auto done = context.carryOut(command);
    if (!done)
        return context.finish(done.error());
    context.out.object(toJson(*done));
    context.out.line(said(*done));
    return 0;
}

std::vector<OpeningRequest> askOpenings(Context& context, BalanceQueries& balances, const std::vector<HoldingKey>& keys)
{
    if (keys.empty())
        return {};
    const auto asked = context.wait(balances.askOpenings(keys));
    if (!asked) {
        context.out.warning(asked.error().text());
        return {};
    }
    QStringList refusals;
    int waiting = 0;
    for (const OpeningRequest& request : *asked) {
        if (request.refusal.isEmpty())
            ++waiting;
        else if (const QString why = request.refusal.english(); !refusals.contains(why))
            refusals << why;
    }
    if (waiting > 0)
        context.out.note(waiting == 1
                             ? u"The balance at the end of block %1, before the counted ones, was asked for "
                               "and waits for an endpoint of the running engine."_s.arg(grouped(asked->front().block))
                             : u"%1 balances before the counted blocks were asked for and wait for an "
                               "endpoint of the running engine."_s.arg(grouped(waiting)));
    for (const QString& why : refusals)
        context.out.note(u"The balance before the counted blocks could not be read: %1"_s.arg(why));
    return *asked;
}

QString orDash(const QString& text)
{
    return text.isEmpty() ? u"–"_s : text;
}

}  // namespace signalbox::cli
