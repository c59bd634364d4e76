// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cosmos/wire/bytes.h"
#include "cosmos/wire/transaction.h"

namespace signalbox::cosmos {

/// The relay messages of one transaction, and which of them had an effect: those with the event of their packet.
class RelayMatching {
public:
    /// `unreadable` counts relay messages whose packet cannot be read.
    RelayMatching(const Transaction& transaction, qsizetype* unreadable);

    struct Match {
        int relay = -1;     ///< −1: no message of this transaction relays it
        bool noOp = false;  ///< a no-op that repeats the event (ibc-go v3 to v5.1): the packet did not change
    };
    Match match(const PacketEvent& event);
    /// The event says that a packet was relayed, and no message does: a contract's call, an undecodable transaction.
    int addUnknown(const PacketEvent& event);
    void acknowledgementWritten(int relay) { m_relays[static_cast<std::size_t>(relay)].wroteAck = true; }

    std::string_view signer(int relay) const { return packet(relay).signer; }
    std::string_view acknowledgement(int relay) const { return packet(relay).acknowledgement; }
    bool isEmpty() const { return m_relays.empty(); }

    /// What the messages become; place, fee and memo are the caller's to fill in.
    std::vector<RelayMessage> take(const TxResult& result, SharedTexts& shared) const;

private:
    struct Relay {
        RelayedPacket packet;
        int msgIndex = 0, innerIndex = -1;
        bool fromMessage = true, matched = false, wroteAck = false;
    };
    const RelayedPacket& packet(int relay) const { return m_relays[static_cast<std::size_t>(relay)].packet; }
    static RelayMessage::Effect effectOf(const Relay& relay);

    std::vector<Relay> m_relays;
    std::size_t m_next = 0;  ///< events come in the order of the messages
};

}  // namespace signalbox::cosmos
