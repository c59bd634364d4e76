// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canopy/json_fields.h"

namespace signalbox::canopy {

/// A block as block-by-height returns it. None if the node reports that there is no such block (an empty header).
/// Transactions are ordered by index, events as in the answer. Transactions that the header counts but the answer
/// lacks, and an omitted list of events, must be requested by their own routes: older nodes provide them only there.
struct ReadBlock {
    Block block;
    bool lacksTransactions = false, lacksEvents = false;
};
Read<std::optional<ReadBlock>> readBlock(simdjson::dom::element answer);

/// The header and the certificate of the block before it; none for an empty header.
Read<std::optional<Block>> readHeader(simdjson::dom::element blockResult);

/// One TxResult; `certificates` receives the content of a certificateResults message.
Transaction readTransaction(const Fields& result, std::vector<Certificate>* certificates);
Event readEvent(const Fields& event);

/// txs-by-height and events-by-height: pages, newest first. `count` rows, which the caller reverses into the block's
/// order.
struct ReadList {
    std::vector<Transaction> transactions;
    std::vector<Event> events;
    std::vector<Certificate> certificates;
    quint64 totalCount = 0;
};
Read<ReadList> readTransactionPage(simdjson::dom::element answer);
Read<ReadList> readEventPage(simdjson::dom::element answer);

Certificate readCertificate(const Fields& certificate);
/// cert-by-height; none if the node has no such certificate.
Read<std::optional<Certificate>> readCertificateAnswer(simdjson::dom::element answer);

}  // namespace signalbox::canopy
