// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canopy/json_fields.h"

namespace signalbox::canopy {

/// A block as block-by-height answers it. None: the node says that it has no such block (an empty header). Transactions
/// come ordered by index, events as they stand. Transactions that the header counts and that are not there, and a list
/// of events that is left out, must be asked for by their own routes: older nodes give them there only.
struct ReadBlock {
    Block block;
    bool lacksTransactions = false, lacksEvents = false;
};
Read<std::optional<ReadBlock>> readBlock(simdjson::dom::element answer);

/// The header and the certificate beneath; none: an empty header.
Read<std::optional<Block>> readHeader(simdjson::dom::element blockResult);

/// One TxResult; `certificates` gets what a certificateResults message holds.
Transaction readTransaction(const Fields& result, std::vector<Certificate>* certificates);
Event readEvent(const Fields& event);

/// txs-by-height and events-by-height: pages, newest first. `count` rows, reversed into the block's order by the
/// caller.
struct ReadList {
    std::vector<Transaction> transactions;
    std::vector<Event> events;
    std::vector<Certificate> certificates;
    quint64 totalCount = 0;
};
Read<ReadList> readTransactionPage(simdjson::dom::element answer);
Read<ReadList> readEventPage(simdjson::dom::element answer);

Certificate readCertificate(const Fields& certificate);
/// cert-by-height; none: the node has no such certificate.
Read<std::optional<Certificate>> readCertificateAnswer(simdjson::dom::element answer);

}  // namespace signalbox::canopy
