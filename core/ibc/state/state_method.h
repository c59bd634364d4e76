// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ibc/state/lcd_client.h"
#include "signalbox/ibc_queries.h"

namespace signalbox::ibc {

/// What is pending on a channel in one direction, by the state of both chains.
struct PendingState {
    Sequences committed;       ///< sent, and neither acknowledged nor timed out on the source
    Sequences unreceived;      ///< of these, those that the destination has not received
    Sequences unacknowledged;  ///< received; the source has not seen the acknowledgement
    Sequences unanswered;      ///< of these, those whose acknowledgement is not written yet
    Height height = 0;         ///< of the source, at which the commitments were read
};

/// Commitments of the source; which of them the destination has not received; for which of the others it has an
/// acknowledgement; which of these the source lacks.
Expected<PendingState> askState(LcdClient& source, LcdClient& destination, const IbcEnd& from, const IbcEnd& to);

/// a without b.
Sequences without(const Sequences& a, const Sequences& b);
Sequences both(const Sequences& a, const Sequences& b);

/// "4, 7–9 and 3 more"; at most `most` numbers and ranges.
QString sequenceWords(const Sequences& sequences, int most = 8);

}  // namespace signalbox::ibc
