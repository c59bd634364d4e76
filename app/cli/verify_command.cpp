// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>

#include "cli/commands.h"
#include "cli/context.h"
#include "cli/words.h"
#include "signalbox/json.h"
#include "signalbox/literals.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

/// Two significant digits: 0.06 %.
QString percent(double share)
{
    return u"%1 %"_s.arg(100 * share, 0, 'g', 2);
}

QString whatDiffers(const QJsonObject& block)
{
    QStringList parts;
    const auto count = [&](const char* key, const QString& text) {
        if (const qint64 number = block.value(QLatin1String(key)).toInteger(); number > 0)
            parts << text.arg(plural(number, "row"));
    };
    count("missing", u"%1 missing"_s);
    count("surplus", u"%1 too many"_s);
    if (block.value("otherHash"_L1).toBool())
        parts << u"different block hash"_s;
    if (block.contains("unproven"_L1))
        parts << block.value("unproven"_L1).toString();
    return parts.join(u", "_s);
}

int verify(Context& context)
{
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    arguments::Verify verification;
    if (!context.args.at(1).isEmpty()) {
        const auto wanted = range(context.args.at(1));
        if (!wanted)
            return context.finish(wanted.error());
        verification.range = Interval{wanted->lo, wanted->hi};
    }
    if (context.args.has("sample")) {
        const auto sample = number(context.args.value("sample"), "number of blocks");
        if (!sample)
            return context.finish(sample.error());
        verification.sample = *sample;
    }
    const auto done = context.carryOut({verification, chain->caip2, {}});
    if (!done)
        return context.finish(done.error());
    const QJsonObject& report = done->result;
    const auto figure = [&](const char* key) { return report.value(QLatin1String(key)).toInteger(); };
    const qint64 differences = figure("differences");
    context.out.object(toJson(*done));
    QString text = u"%1 of %2 checked: %3"_s.arg(
        grouped(figure("checked")), plural(figure("stored"), "block"),
        differences == 0 ? u"no differences"_s : u"%1 different"_s.arg(grouped(differences)));
    if (report.contains("atMost"_L1))
        text +=
            u"; at most %1 of blocks differ, with 95 % confidence"_s.arg(percent(report.value("atMost"_L1).toDouble()));
    context.out.line(text + QLatin1Char('.'));
    context.out.line(report.value("method"_L1) == "proof"_L1
                         ? u"Compared with receipts that match their headers."_s
                         : u"Compared with logs fetched by block hash: this chain or its endpoints "
                           "provide no receipts that can be proven."_s);
    if (figure("byLogs") > 0)
        context.out.line(u"%1 compared with logs fetched by block hash instead, without proof."_s.arg(
            plural(figure("byLogs"), "block")));
    if (figure("undecided") > 0)
        context.out.line(
            u"%1 undecided, with logs not covered by a receipts root."_s.arg(plural(figure("undecided"), "block")));
    if (figure("unanswered") > 0)
        context.out.line(u"%1 could not be read again: %2"_s.arg(plural(figure("unanswered"), "block"),
                                                                 report.value("failure"_L1).toString()));
    std::vector<QStringList> rows;
    for (const QJsonValue& value : report.value("different"_L1).toArray()) {
        const QJsonObject block = value.toObject();
        rows.push_back({grouped(block.value("block"_L1).toInteger()), whatDiffers(block)});
    }
    if (!rows.empty()) {
        context.out.table(u"BLOCK|DIFFERENCE"_s.split(QLatin1Char('|')), rows, {0});
        const qint64 first = report.value("different"_L1).toArray().first().toObject().value("block"_L1).toInteger();
        context.out.line(u"To fetch a block again: signalbox-cli reindex %1 %2-%2"_s.arg(chain->caip2).arg(first));
    }
    return differences == 0 ? 0 : 1;
}

}  // namespace

std::vector<CommandSpec> verifyCommands()
{
    return {{{u"verify"_s},
             "C [FROM-TO]",
             "verify stored blocks against receipts that match their headers; changes nothing",
             {{"sample", Kind::Value, "N", "verify N random blocks instead of all"}},
             "signalbox-cli verify Base 1000-2000\nsignalbox-cli verify eip155:1 --sample 5000",
             verify}};
}

}  // namespace signalbox::cli
