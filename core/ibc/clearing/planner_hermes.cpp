// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>
#include <algorithm>

#include "ibc/clearing/gas_cost.h"
#include "ibc/clearing/hermes_output.h"
#include "ibc/clearing/hermes_program.h"
#include "ibc/clearing/hermes_rest.h"
#include "ibc/clearing/operation_rows.h"
#include "ibc/clearing/planner.h"
#include "signalbox/literals.h"

namespace signalbox::ibc {

namespace {

constexpr std::chrono::seconds shortRun(30);
constexpr int oldestMajor = 1, oldestMinor = 8;  ///< the first version with --packet-sequences

/// A list of numbers, or of texts.
Sequences excludedOf(const QJsonValue& list)
{
    Sequences all;
    for (const QJsonValue item : list.toArray())
        all.push_back(item.isString() ? item.toString().toULongLong() : quint64(item.toInteger()));
    std::sort(all.begin(), all.end());
    return all;
}

double amountOf(const std::vector<std::pair<QString, QString>>& balances, const QString& denom)
{
    for (const auto& [name, amount] : balances)
        if (name == denom)
            return amount.toDouble();
    return 0;
}

}  // namespace

Expected<HermesStatus> Planner::status()
{
    HermesStatus status;
    status.path = m_settings.path;
    status.config = m_settings.config;
    status.rest = m_settings.rest;
    std::vector<Message> troubles;
    const HermesProgram program(m_settings);
    const auto asked = program.run({u"version"_s}, shortRun, [this] { return m_access.isStopped(); });
    if (!asked) {
        troubles.push_back(asked.error().message);
    } else {
        status.version = versionIn(asked->out);
        if (asked->tooLong)
            troubles.push_back(Message(QT_TRANSLATE_NOOP("Engine", "%1 did not answer within %2 s."))
                                   .arg(m_settings.path)
                                   .arg(qint64(shortRun.count())));
        else if (status.version.isEmpty())
            troubles.push_back(
                Message(QT_TRANSLATE_NOOP("Engine", "%1 did not answer as Hermes. Correct ibc.hermes_path."))
                    .arg(m_settings.path));
        else if (isOlder(status.version, oldestMajor, oldestMinor))
            troubles.push_back(
                Message(QT_TRANSLATE_NOOP("Engine",
                                          "Hermes %1 cannot clear single packets. Install version 1.8 or "
                                          "newer."))
                    .arg(status.version));
    }
    if (!m_settings.rest.isEmpty()) {
        HermesRest rest(m_settings.rest);
        const auto version = rest.version();
        const auto chains = version ? rest.chains() : Expected<QStringList>(fail(version.error()));
        status.restAnswers = chains.has_value();
        if (chains)
            status.chains = *chains;
        else
            troubles.push_back(chains.error().message);
    }
    status.trouble = Message::joined(troubles);
    return status;
}

void Planner::checkHermes(const Ends& ends, ClearingPlan& plan)
{
    const HermesProgram program(m_settings);
    const auto asked = program.run({u"version"_s}, shortRun, [this] { return m_access.isStopped(); });
    if (!asked) {
        plan.refusals.push_back(asked.error().message);
        return;
    }
    const QString version = versionIn(asked->out);
    if (version.isEmpty())
        plan.refusals.push_back(
            Message(QT_TRANSLATE_NOOP("Engine", "%1 did not answer as Hermes. Correct ibc.hermes_path."))
                .arg(m_settings.path));
    else if (isOlder(version, oldestMajor, oldestMinor))
        plan.refusals.push_back(
            Message(QT_TRANSLATE_NOOP("Engine", "Hermes %1 cannot clear single packets. Install version 1.8 or newer."))
                .arg(version));
    if (m_settings.rest.isEmpty())
        return;
    HermesRest rest(m_settings.rest);
    const auto chain = rest.chain(ends.route.from.chainId);
    if (!chain)
        return;  // it need not run for the command line
    if (!chain->keyName.isEmpty())
        plan.warnings.push_back(
            Message(QT_TRANSLATE_NOOP("Engine",
                                      "A running Hermes uses the key %1 of %2. If the Hermes program uses the same "
                                      "key, the transactions of the two can conflict."))
                .arg(chain->keyName, ends.route.from.chain));
    const Sequences excluded = both(excludedOf(chain->excluded.value(plan.request.channel)), plan.request.sequences);
    if (!excluded.empty())
        plan.warnings.push_back(
            Message(QT_TRANSLATE_NOOP("Engine", "Hermes is configured never to relay these packets: %1."))
                .arg(sequenceWords(excluded)));
}

/// A receive is paid on the destination, an acknowledgement or a timeout on the source.
void Planner::checkCost(const Ends& ends, ClearingPlan& plan)
{
    const int receives = countOf(plan, "receive"_L1);
    const int answers = receives + countOf(plan, "acknowledge"_L1) + countOf(plan, "timeout"_L1);
    const HermesProgram program(m_settings);
    QStringList words;
    const auto side = [&](const IbcEnd& end, LcdClient& lcd, int packets) {
        if (packets == 0)
            return;
        GasPrice price;
        if (!m_settings.rest.isEmpty())
            if (const auto chain = HermesRest(m_settings.rest).chain(end.chainId))
                price = {chain->gasPrice, chain->gasDenom};
        if (!price.isKnown())
            if (const auto least = lcd.minimumGasPrice())
                price = gasPriceIn(*least);
        if (!price.isKnown())
            return;
        const double cost = roughCost(packets, price);
        words << u"%1 (%2)"_s.arg(costWords(cost, price.denom), end.chain);
        const auto asked =
            program.run(balanceArguments(end.chainId), shortRun, [this] { return m_access.isStopped(); });
        if (!asked || !readOutput(asked->out).success)
            return;
        if (amountOf(balancesIn(asked->out), price.denom) < cost)
            plan.warnings.push_back(
                Message(QT_TRANSLATE_NOOP(
                            "Engine", "The relayer's account on %1 might not have enough %2 for the fees. Add funds."))
                    .arg(end.chain, price.denom));
    };
    side(ends.route.to, *ends.destination, receives);
    side(ends.route.from, *ends.source, answers);
    if (!words.isEmpty())
        plan.cost = u"about "_s + words.join(u", "_s);
}

Expected<ClearingPlan> Planner::planChain(const ClearingRequest& request)
{
    if (const Message wrong = nameProblem(request.chainId, u"transfer"_s, u"channel-0"_s); !wrong.isEmpty())
        return fail(ErrorKind::Invalid, "BAD_VALUE", wrong);
    ClearingPlan plan;
    plan.request = {request.chainId, {}, {}, {}, true, request.confirmation};
    if (m_settings.rest.isEmpty()) {
        plan.refusals.push_back(Message(QT_TRANSLATE_NOOP("Engine",
                                                          "A whole chain is cleared by the REST interface of a running "
                                                          "Hermes. Set ibc.hermes_rest to its address.")));
        return plan;
    }
    plan.command = u"POST %1/clear_packets?chain=%2"_s.arg(m_settings.rest, request.chainId);
    HermesRest rest(m_settings.rest);
    const auto chains = rest.chains();
    if (!chains) {
        plan.refusals.push_back(chains.error().message);
        return plan;
    }
    if (!chains->contains(request.chainId)) {  // Hermes itself reports success for any name
        plan.refusals.push_back(Message(QT_TRANSLATE_NOOP("Engine", "Hermes does not relay %1. It relays: %2."))
                                    .arg(request.chainId, chains->join(u", "_s)));
        return plan;
    }
    const auto workers = rest.packetWorkers(request.chainId);
    if (workers && *workers == 0)
        plan.refusals.push_back(
            Message(QT_TRANSLATE_NOOP("Engine",
                                      "Hermes has no worker for packets of %1 now, and would clear nothing. Clear the "
                                      "packets of its channels instead."))
                .arg(request.chainId));
    const auto stored = m_access.session.read([&](store::Transaction& transaction) {
        if (!operations::busyPackets(transaction, plan.request).empty())
            plan.refusals.push_back(Message(
                QT_TRANSLATE_NOOP("Engine", "This chain is being cleared now. Wait until the operation has ended.")));
        for (const auto& row : transaction.exec("SELECT src_channel_id, count(*) FROM ibc.packet_flow WHERE "
                                                "src_chain_id = $1 AND status IN ('pending', "
                                                "'stuck') GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20",
                                                {request.chainId}))
            plan.warnings.push_back(Message::counted("%1 has %Ln pending packet.",
                                                     QT_TRANSLATE_N_NOOP("Engine", "%1 has %Ln pending packets."),
                                                     store::integer(row[1]))
                                        .arg(store::text(row[0])));
        return Done{};
    });
    if (!stored)
        return fail(stored.error());
    plan.warnings.push_back(Message(QT_TRANSLATE_NOOP(
        "Engine",
        "Hermes clears all channels of the chain for which it has a worker, 50 packets of each in one run by "
        "default. It reports no result; the channels are compared with the chain's state afterwards.")));
    return plan;
}

}  // namespace signalbox::ibc
