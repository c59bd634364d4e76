// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ibc/books/book_parts.h"
#include "signalbox/ibc_rules.h"

namespace signalbox::ibc {

/// ibc.channel_thresholds and ibc.denom_prices, in the threads of two sessions.
class RuleBook : public IbcRules {
public:
    RuleBook(Reader reader, Reader writer) : m_reader(std::move(reader)), m_writer(std::move(writer)) {}

    QFuture<Expected<std::vector<StuckThreshold>>> thresholds() override;
    QFuture<Expected<Done>> setThreshold(const StuckThreshold& threshold) override;
    QFuture<Expected<Done>> removeThreshold(const QString& chainId, const QString& port,
                                            const QString& channel) override;
    QFuture<Expected<std::vector<DenomPrice>>> prices() override;
    QFuture<Expected<Done>> setPrice(const DenomPrice& price) override;
    QFuture<Expected<qint64>> removePrices(const QString& chainId, const QString& denom) override;

private:
    Reader m_reader, m_writer;
};

}  // namespace signalbox::ibc
