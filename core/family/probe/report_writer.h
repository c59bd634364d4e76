// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "signalbox/queries.h"

namespace signalbox::engine {

/// A probe's report while its checks fill it.
struct ReportWriter {
    ProbeReport report;
    QString expected;  ///< CAIP-2 ID of the chain that the endpoint should serve; empty for any

    void pass(const char* check, const Message& text);
    void miss(const char* check, const Message& text, std::optional<Error> error = {});
    void ruleOut(const char* check, const Error& error);  ///< the endpoint is of no use
    /// The chain that the endpoint serves; false, and ruled out (WRONG_CHAIN), if another one is expected.
    bool takeChain(const QString& caip2);
    /// The check "latency" from the milliseconds of some calls, which are empty if none was answered.
    void tellLatency(std::vector<double> times);
};

QString grouped(qint64 number);  ///< 1,234,567

}  // namespace signalbox::engine
