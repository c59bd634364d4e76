// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/state/state_method.h"

#include <algorithm>
#include <iterator>

#include "signalbox/literals.h"

namespace signalbox::ibc {

Sequences without(const Sequences& a, const Sequences& b)
{
    Sequences rest;
    std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(rest));
    return rest;
}

Sequences both(const Sequences& a, const Sequences& b)
{
    Sequences common;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
    return common;
}

QString sequenceWords(const Sequences& sequences, int most)
{
    QStringList words;
    std::size_t named = 0;
    for (std::size_t i = 0; i < sequences.size() && words.size() < most;) {
        std::size_t last = i;
        while (last + 1 < sequences.size() && sequences[last + 1] == sequences[last] + 1)
            ++last;
        const QString first = QString::number(sequences[i]);
        words << (last == i ? first : first + (last == i + 1 ? u", "_s : u"–"_s) + QString::number(sequences[last]));
        named = i = last + 1;
    }
    QString text = words.join(u", "_s);
    if (named < sequences.size())
        text += u" (+%1)"_s.arg(sequences.size() - named);
    return text;
}

Expected<PendingState> askState(LcdClient& source, LcdClient& destination, const IbcEnd& from, const IbcEnd& to)
{
    PendingState state;
    auto commitments = source.commitments(from.port, from.channel);
    if (!commitments)
        return fail(commitments.error());
    state.height = commitments->height;
    state.committed = std::move(commitments->sequences);
    if (state.committed.empty())
        return state;
    auto unreceived = destination.unreceived(to.port, to.channel, state.committed);
    if (!unreceived)
        return fail(unreceived.error());
    state.unreceived = std::move(*unreceived);
    const Sequences received = without(state.committed, state.unreceived);
    if (received.empty())
        return state;
    const auto answered = destination.acknowledged(to.port, to.channel, received);
    if (!answered)
        return fail(answered.error());
    state.unanswered = without(received, *answered);
    auto waiting = answered->empty() ? Expected<Sequences>(Sequences())
                                     : source.unreceivedAcks(from.port, from.channel, *answered);
    if (!waiting)
        return fail(waiting.error());
    state.unacknowledged = std::move(*waiting);
    std::vector<quint64> all;
    std::merge(state.unacknowledged.begin(), state.unacknowledged.end(), state.unanswered.begin(),
               state.unanswered.end(), std::back_inserter(all));
    state.unacknowledged = std::move(all);
    // Acknowledged between the first question and the last.
    state.committed = [&] {
        Sequences left;
        std::merge(state.unreceived.begin(), state.unreceived.end(), state.unacknowledged.begin(),
                   state.unacknowledged.end(), std::back_inserter(left));
        return left;
    }();
    return state;
}

}  // namespace signalbox::ibc
