// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/state/checks.h"

#include <QElapsedTimer>

#include "signalbox/literals.h"

namespace signalbox::ibc {

namespace {

bool isOfDatabase(const Error& error)
{
    return error.code == "DATABASE_AWAY"_L1 || error.code == "COMMIT_UNKNOWN"_L1 || error.kind == ErrorKind::Internal;
}

Message notStored(const Route& route)
{
    return Message(QT_TRANSLATE_NOOP("Engine",
                                     "%1 is not indexed up to its head, so its packets cannot be compared yet. They "
                                     "are compared in the next check."))
        .arg(route.from.chain);
}

}  // namespace

Expected<std::vector<ChannelCheck>> Checks::run(const RouteFilter& filter)
{
    const auto routes =
        m_access.session.read([&](store::Transaction& transaction) { return knownRoutes(transaction, filter); });
    if (!routes)
        return fail(routes.error());
    std::vector<ChannelCheck> checks;
    for (const Route& route : *routes) {
        if (m_access.isStopped())
            return fail(stopped());
        auto check = run(route);
        if (!check)
            return fail(check.error());
        checks.push_back(std::move(*check));
    }
    return checks;
}

Expected<ChannelCheck> Checks::run(const Route& route)
{
    ChannelCheck check;
    ChannelFacts facts;
    check.source = route.from;
    check.destination = route.to;
    check.at = QDateTime::currentDateTimeUtc();
    if (const auto asked = ask(route, check, facts); !asked) {
        if (asked.error().kind == ErrorKind::Cancelled || isOfDatabase(asked.error()))
            return fail(asked.error());
        check.note = asked.error().message;
    }
    const auto stored = m_access.session.write([&](store::Transaction& transaction) {
        if (!check.missing.empty())
            facts.blocks = blocksOf(transaction, route.from, check.missing);
        storeCheck(transaction, check, facts);
        return Done{};
    });
    if (!stored)
        return fail(stored.error());
    return check;
}

Expected<Done> Checks::askEnd(LcdClient& source, const IbcEnd& end, ChannelFacts& facts)
{
    if (end.port.isEmpty()) {  // of IBC v2
        const auto status = source.clientStatus(end.channel);
        if (!status)
            return fail(status.error());
        facts.clientId = end.channel;
        facts.clientStatus = *status;
        return Done{};
    }
    // Old versions answer an empty list for a channel that they do not have.
    const auto channel = source.channel(end.port, end.channel);
    if (!channel)
        return fail(channel.error());
    if (!*channel)
        return fail(ErrorKind::NotFound, "CHANNEL_UNKNOWN",
                    Message(QT_TRANSLATE_NOOP("Engine", "%1 does not have the channel %2 of port %3."))
                        .arg(end.chain, end.channel, end.port));
    facts.state = (*channel)->state;
    const auto client = source.client(end.port, end.channel);
    if (!client)
        return fail(client.error());
    facts.clientId = client->id;
    facts.clientStatus = client->status;
    return Done{};
}

Expected<Done> Checks::ask(const Route& route, ChannelCheck& check, ChannelFacts& facts)
{
    const auto source = m_access.lcds.of(route.from.chainId);
    if (!source)
        return fail(source.error());
    if (const auto asked = askEnd(**source, route.from, facts); !asked)
        return fail(asked.error());
    const auto destination = m_access.lcds.of(route.to.chainId);
    if (!destination)
        return fail(destination.error());
    auto state = askState(**source, **destination, route.from, route.to);
    if (!state)
        return fail(state.error());
    check.height = state->height;
    check.unreceived = state->unreceived;
    check.unacknowledged = state->unacknowledged;
    return compare(route, state->committed, check, facts);
}

Expected<bool> Checks::isStored(const Route& route, Height height)
{
    QElapsedTimer timer;
    timer.start();
    for (;;) {
        const auto head = m_access.session.read(
            [&](store::Transaction& transaction) { return storedHead(transaction, route.from.chainId); });
        if (!head)
            return fail(head.error());
        if (!*head || !(*head)->toHead)
            return false;
        if ((*head)->height.value_or(-1) >= height)
            return true;
        if (timer.elapsed() > m_patience.most.count())
            return false;
        if (!m_access.sleep(m_patience.step))
            return fail(stopped());
    }
}

Expected<Checks::Difference> Checks::differences(const Route& route, const Sequences& committed)
{
    return m_access.session.read([&](store::Transaction& transaction) {
        const StoredPackets stored = readStored(transaction, route.from, committed);
        const auto head = storedHead(transaction, route.from.chainId);
        Difference difference;
        difference.height = stored.height.value_or(-1);
        difference.missing = without(committed, stored.pending);
        difference.surplus = without(stored.pending, committed);
        if (head && head->from > 1) {  // what was sent before is not expected to be there
            const auto isEarlier = [&](quint64 sequence) { return !stored.first || sequence < *stored.first; };
            for (const quint64 sequence : difference.missing)
                if (isEarlier(sequence))
                    difference.earlier.push_back(sequence);
            difference.missing = without(difference.missing, difference.earlier);
        }
        return difference;
    });
}

/// The chain goes on while it is asked, so that a difference must be there in two rounds: the second one asks at a
/// block that is not below the one up to which packets were stored in the first one.
Expected<Done> Checks::compare(const Route& route, const Sequences& committed, ChannelCheck& check, ChannelFacts& facts)
{
    auto stored = isStored(route, check.height);
    if (!stored)
        return fail(stored.error());
    if (!*stored) {
        check.note = notStored(route);
        return Done{};
    }
    auto first = differences(route, committed);
    if (!first)
        return fail(first.error());
    if (!first->isEmpty()) {
        const auto source = m_access.lcds.of(route.from.chainId);
        if (!source)
            return fail(source.error());
        LcdCommitments again;
        QElapsedTimer timer;
        timer.start();
        do {
            if (!m_access.sleep(m_patience.step))
                return fail(stopped());
            auto asked = (*source)->commitments(route.from.port, route.from.channel);
            if (!asked)
                return fail(asked.error());
            again = std::move(*asked);
        } while (again.height < first->height && timer.elapsed() < m_patience.most.count());
        stored = isStored(route, again.height);
        if (!stored)
            return fail(stored.error());
        if (!*stored || again.height < first->height) {
            check.note = notStored(route);
            return Done{};
        }
        const auto second = differences(route, again.sequences);
        if (!second)
            return fail(second.error());
        check.missing = both(first->missing, second->missing);
        check.surplus = both(first->surplus, second->surplus);
    }
    facts.compared = true;
    if (!first->earlier.empty())
        check.note =
            Message::counted(
                "%Ln pending packet was sent before the first indexed block: %1.",
                QT_TRANSLATE_N_NOOP("Engine", "%Ln pending packets were sent before the first indexed block: %1."),
                qint64(first->earlier.size()))
                .arg(sequenceWords(first->earlier));
    return Done{};
}

}  // namespace signalbox::ibc
