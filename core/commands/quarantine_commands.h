// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/indexing_commands.h"

namespace signalbox::engine {

/// Retries and skips items that could not be decoded. Engine thread.
class QuarantineCommands {
public:
    QuarantineCommands(CommandHost& host, IndexingCommands& indexing) : m_host(host), m_indexing(indexing) {}

    void retry(Run run, ChainUnit& unit, const arguments::QuarantineRetry& wanted);
    void skip(Run run, const arguments::QuarantineSkip& wanted);

private:
    struct Item {
        QString caip2;
        Height block = 0;
        QString position;
    };
    Expected<QuarantineRow> find(const Item& item);
    Run::Result afterRetry(const Item& item, int triesBefore, const QJsonObject& result);

    CommandHost& m_host;
    IndexingCommands& m_indexing;
};

}  // namespace signalbox::engine
