// SPDX-License-Identifier: GPL-3.0-or-later

#include "family/probe/report_writer.h"

#include <QLocale>

#include "signalbox/literals.h"

namespace signalbox::engine {

void ReportWriter::pass(const char* check, const Message& text)
{
    report.checks.push_back({QLatin1String(check), true, text, {}});
}

void ReportWriter::miss(const char* check, const Message& text, std::optional<Error> error)
{
    report.checks.push_back({QLatin1String(check), false, text, std::move(error)});
}

void ReportWriter::ruleOut(const char* check, const Error& error)
{
    miss(check, error.message, error);
    report.error = error;
}

bool ReportWriter::takeChain(const QString& caip2)
{
    report.caip2 = caip2;
    if (expected.isEmpty() || expected == caip2)
        return true;
    ruleOut("chain_id",
            Error::make(ErrorKind::Refused, "WRONG_CHAIN",
                        Message(QT_TRANSLATE_NOOP("Engine", "This endpoint serves %1, not %2. Check the URL."))
                            .arg(caip2, expected),
                        {{u"seen"_s, caip2}, {u"expected"_s, expected}}));
    return false;
}

void ReportWriter::tellLatency(std::vector<double> times)
{
    if (times.empty())
        return miss("latency", Message(QT_TRANSLATE_NOOP("Engine", "Not measured: no call was answered")));
    std::sort(times.begin(), times.end());
    report.latencyMs = times[times.size() / 2];
    const QString latency = QString::number(*report.latencyMs, 'f', 1);
    pass("latency", report.blockSeconds ? Message(QT_TRANSLATE_NOOP("Engine", "%1 ms, a block every %2 s"))
                                              .arg(latency, QString::number(*report.blockSeconds, 'g', 3))
                                        : Message(QT_TRANSLATE_NOOP("Engine", "%1 ms")).arg(latency));
}

QString grouped(qint64 number)
{
    return QLocale(QLocale::English).toString(number);
}

}  // namespace signalbox::engine
