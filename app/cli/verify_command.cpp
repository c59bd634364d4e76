#include <QJsonArray>

#include "cli/commands.h"
#include "cli/context.h"
#include "cli/words.h"
#include "signalbox/json.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

/// Two significant digits: 0.06 %.
QString percent(double share)
{
    return QStringLiteral("%1 %").arg(100 * share, 0, 'g', 2);
}

QString whatDiffers(const QJsonObject& block)
{
    QStringList parts;
    const auto count = [&](const char* key, const QString& text) {
        if (const qint64 number = block.value(QLatin1String(key)).toInteger(); number > 0)
            parts << text.arg(plural(number, "row"));
    };
    count("missing", QStringLiteral("%1 missing"));
    count("surplus", QStringLiteral("%1 too many"));
    if (block.value(QLatin1String("otherHash")).toBool())
        parts << QStringLiteral("different block hash");
    if (block.contains(QLatin1String("unproven")))
        parts << block.value(QLatin1String("unproven")).toString();
    return parts.join(QStringLiteral(", "));
}

int verify(Context& context)
{
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    Command command;
    command.verb = Verb::Verify;
    command.target = chain->caip2;
    if (!context.args.at(1).isEmpty()) {
        const auto wanted = range(context.args.at(1));
        if (!wanted)
            return context.finish(wanted.error());
        command.args = {{QStringLiteral("lo"), wanted->lo}, {QStringLiteral("hi"), wanted->hi}};
    }
    if (context.args.has("sample")) {
        const auto sample = number(context.args.value("sample"), "number of blocks");
        if (!sample)
            return context.finish(sample.error());
        command.args.insert(QStringLiteral("sample"), *sample);
    }
    const auto done = context.carryOut(command);
    if (!done)
        return context.finish(done.error());
    const QJsonObject& report = done->result;
    const auto figure = [&](const char* key) { return report.value(QLatin1String(key)).toInteger(); };
    const qint64 differences = figure("differences");
    context.out.object(toJson(*done));
    QString text = QStringLiteral("%1 of %2 checked: %3")
                       .arg(grouped(figure("checked")), plural(figure("stored"), "block"),
                            differences == 0 ? QStringLiteral("no differences")
                                             : QStringLiteral("%1 different").arg(grouped(differences)));
    if (report.contains(QLatin1String("atMost")))
        text += QStringLiteral("; at most %1 of blocks differ, with 95 % confidence")
                    .arg(percent(report.value(QLatin1String("atMost")).toDouble()));
    context.out.line(text + QLatin1Char('.'));
    context.out.line(report.value(QLatin1String("method")) == QLatin1String("proof")
                         ? QStringLiteral("Compared with receipts that match their headers.")
                         : QStringLiteral("Compared with logs fetched by block hash: this chain or its endpoints "
                                          "provide no receipts that can be proven."));
    if (figure("byLogs") > 0)
        context.out.line(QStringLiteral("%1 compared with logs fetched by block hash instead, without proof.")
                             .arg(plural(figure("byLogs"), "block")));
    if (figure("undecided") > 0)
        context.out.line(QStringLiteral("%1 undecided, with logs not covered by a receipts root.")
                             .arg(plural(figure("undecided"), "block")));
    if (figure("unanswered") > 0)
        context.out.line(
            QStringLiteral("%1 could not be read again: %2")
                .arg(plural(figure("unanswered"), "block"), report.value(QLatin1String("failure")).toString()));
    std::vector<QStringList> rows;
    for (const QJsonValue& value : report.value(QLatin1String("different")).toArray()) {
        const QJsonObject block = value.toObject();
        rows.push_back({grouped(block.value(QLatin1String("block")).toInteger()), whatDiffers(block)});
    }
    if (!rows.empty()) {
        context.out.table(QStringLiteral("BLOCK|DIFFERENCE").split(QLatin1Char('|')), rows, {0});
        const qint64 first = report.value(QLatin1String("different"))
                                 .toArray()
                                 .first()
                                 .toObject()
                                 .value(QLatin1String("block"))
                                 .toInteger();
        context.out.line(
            QStringLiteral("To fetch a block again: signalbox-cli reindex %1 %2-%2").arg(chain->caip2).arg(first));
    }
    return differences == 0 ? 0 : 1;
}

}  // namespace

std::vector<CommandSpec> verifyCommands()
{
    return {{{QStringLiteral("verify")},
             "C [FROM-TO]",
             "verify stored blocks against receipts that match their headers; changes nothing",
             {{"sample", Kind::Value, "N", "verify N random blocks instead of all"}},
             "signalbox-cli verify Base 1000-2000\nsignalbox-cli verify eip155:1 --sample 5000",
             verify}};
}

}  // namespace signalbox::cli
