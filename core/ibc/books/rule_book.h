// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ibc/audit.h"
#include "ibc/books/book_parts.h"
#include "signalbox/ibc_rules.h"

namespace signalbox::ibc {

/// ibc.channel_thresholds and ibc.denom_prices, in the threads of two sessions. Changes are in the audit.
class RuleBook : public IbcRules {
public:
    RuleBook(Reader reader, Reader writer, Recorder recorder)
        : m_reader(std::move(reader)), m_writer(std::move(writer)), m_recorder(std::move(recorder))
    {
    }

    QFuture<Expected<std::vector<StuckThreshold>>> thresholds() override;
    QFuture<Expected<Done>> setThreshold(const StuckThreshold& threshold) override;
    QFuture<Expected<Done>> removeThreshold(const QString& chainId, const QString& port,
                                            const QString& channel) override;
    QFuture<Expected<std::vector<DenomPrice>>> prices() override;
    QFuture<Expected<Done>> setPrice(const DenomPrice& price) override;
    QFuture<Expected<qint64>> removePrices(const QString& chainId, const QString& denom) override;

private:
    Reader m_reader, m_writer;
    Recorder m_recorder;
};

}  // namespace signalbox::ibc
