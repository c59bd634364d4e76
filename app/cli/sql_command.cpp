// SPDX-License-Identifier: GPL-3.0-or-later

#include <unistd.h>
#include <QFile>
#include <QFileInfo>
#include <iostream>
#include <iterator>

#include "cli/commands.h"
#include "cli/context.h"
#include "cli/words.h"
#include "signalbox/literals.h"
#include "signalbox/sql_text.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

Expected<QString> textOf(const Context& context)
{
    if (context.args.has("file")) {
        QFile file(context.args.value("file"));
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorKind::NotFound, "FILE_MISSING",
                        Message(u"%1 cannot be read: %2."_s.arg(file.fileName(), file.errorString())));
        return QString::fromUtf8(file.readAll());
    }
    if (context.args.at(0) == "-"_L1)
        return QString::fromStdString(
            std::string(std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()));
    if (context.args.at(0).isEmpty())
        return fail(ErrorKind::Invalid, "SQL_EMPTY",
                    Message(u"Specify a statement, --file FILE, --saved NAME, or - for standard input."_s));
    return context.args.at(0);
}

int listSaved(Context& context)
{
    std::vector<QStringList> rows;
    for (const SavedQuery& query : context.anyTools().savedQueries()) {
        context.out.object({{u"name"_s, query.id},
                            {u"title"_s, query.title},
                            {u"about"_s, query.about},
                            {u"needsChain"_s, query.usesChain()},
                            {u"sql"_s, query.text}});
        rows.push_back({query.id, query.usesChain() ? u"C"_s : QString(), query.about});
    }
    context.out.table(u"NAME|CHAIN|DESCRIPTION"_s.split(QLatin1Char('|')), rows);
    return 0;
}

void put(const QByteArray& text)
{
    std::fwrite(text.constData(), 1, size_t(text.size()), stdout);
}

void print(Context& context, const QString& format, SqlResult result)
{
    if (format == "table"_L1) {
        QStringList head;
        std::vector<int> right;
        for (size_t i = 0; i < result.columns.size(); ++i) {
            head << result.columns[i].name;
            if (result.columns[i].kind == SqlKind::Number)
                right.push_back(int(i));
        }
        std::vector<QStringList> rows;
        for (int row = 0; row < result.rows; ++row) {
            QStringList line;
            for (int i = 0; i < int(result.columns.size()); ++i) {
                const QString& cell = result.cell(row, i);
                line << (cell.isNull() ? u"NULL"_s : QString(cell).replace(u'\n', QChar(0x23CE)));
            }
            rows.push_back(line);
        }
        context.out.table(head, rows, right);
    } else {
        const bool csv = format == "csv"_L1;
        if (csv)
            put(sqlCsvHead(result.columns));
        else
            makeNamesUnique(result.columns);
        for (int row = 0; row < result.rows; ++row) {
            const QString* cells = result.cells.data() + size_t(row) * result.columns.size();
            put(csv ? sqlCsvLine(result.columns, cells) : sqlJsonLine(result.columns, cells));
        }
        std::fflush(stdout);
    }
    for (const QString& notice : result.notices)
        context.out.note(notice);
    QString said = u"%1, %2 ms, read-only"_s.arg(plural(result.rows, "row")).arg(result.milliseconds, 0, 'f', 0);
    if (result.truncated)
        said += result.tooLarge
                    ? u"; more rows exist but need too much memory: use --output FILE to write all of them"_s
                    : u"; more rows exist: use --limit N to show more, or --output FILE to write all of them"_s;
    context.out.note(said);
}

/// Prints statements for an administrator alone on standard output, so that they can be piped into psql.
int refused(Context& context, const Error& error)
{
    const int code = context.finish(error);
    if (const QString statements = error.args.value(u"statements"_s).toString(); !statements.isEmpty())
        context.out.line(statements);
    return code;
}

/// Writes the whole result to a file.
int toFile(Context& context, SqlTools& sql, const QString& text, const QString& format)
{
    const QString file = QFileInfo(context.args.value("output")).absoluteFilePath();
    if (const auto checked = sql.check(text); !checked)
        return context.finish(checked.error());
    JobStatus last;
    sql.watchExports([&](const JobStatus& status) {
        last = status;
        Q_EMIT context.turned();
    });
    sql.console().startExport({text, file, format});
    if (const auto over = context.waitUntil([&] { return last.finished; }); !over)
        return context.finish(over.error());
    if (last.error)
        return refused(context, *last.error);
    context.out.object({{u"file"_s, file}, {u"rows"_s, last.rows}});
    context.out.line(u"%1: %2"_s.arg(file, plural(last.rows, "row")));
    return 0;
}

QString usualFormat(const Context& context)
{
    if (context.args.has("output"))
        return formatOfFile(context.args.value("output"));
    return context.out.json ? u"json"_s : u"table"_s;
}

int runSql(Context& context)
{
    if (context.args.value("saved") == "list"_L1)
        return listSaved(context);
    const QString format = context.args.value("format", usualFormat(context));
    const bool toFileOnly = context.args.has("output");
    if (!QStringList{u"table"_s, u"csv"_s, u"json"_s}.contains(format) || (toFileOnly && format == "table"_L1))
        return context.finish(
            Error::make(ErrorKind::Invalid, "BAD_FORMAT",
                        Message(toFileOnly ? u"\"%1\" is not a valid file format. Use csv or json."_s.arg(format)
                                           : u"\"%1\" is not a valid format. Use table, csv or json."_s.arg(format))));
    bool ok = true, good = true;
    SqlRequest request;
    request.limit = context.args.value("limit", u"1000"_s).toInt(&ok);
    request.timeoutSeconds = context.args.value("timeout", u"30"_s).toDouble(&good);
    if (!ok || !good)
        return context.finish(
            Error::make(ErrorKind::Invalid, "BAD_NUMBER",
                        Message(u"--limit requires a number of rows, --timeout a number of seconds."_s)));
    const bool saved = context.args.has("saved");
    const auto given = saved ? Expected<QString>(QString()) : textOf(context);
    if (!given)
        return context.finish(given.error());
    const auto tools = context.tools();
    if (!tools)
        return context.finish(tools.error());
    const auto reading = (*tools)->sql();
    if (!reading)
        return context.finish(reading.error());
    SqlTools& here = **reading;
    const auto text = saved ? here.savedText(context.args.value("saved"), context.args.value("chain")) : given;
    if (!text)
        return context.finish(text.error());
    const auto all = sql::statements(*text);
    if (all.empty())
        return context.finish(here.check(*text).error());
    if (toFileOnly)
        return toFile(context, here, *text, format);
    SqlConsole& console = here.console();
    for (const sql::Statement& one : all) {
        request.text = text->mid(one.at, one.length);
        const SqlRun run = console.run(request);
        auto result = context.wait(run.answer);
        if (!result) {
            console.cancel(run.id);
            return refused(context, result.error());
        }
        print(context, format, std::move(*result));
    }
    return 0;
}

}  // namespace

std::vector<CommandSpec> sqlCommands()
{
    return {
        {{u"sql"_s},
         "[TEXT]",
         "run SQL queries as a role that can only read tables",
         {{"file", Kind::Value, "FILE", "run the statements in a file (also -f)"},
          {"saved", Kind::Value, "NAME", "run a saved query; \"list\" lists them"},
          {"chain", Kind::Value, "C", "chain for a saved query (default: the first suitable chain)"},
          {"limit", Kind::Value, "N", "maximum rows per result, 1 to 100000 (default 1000)"},
          {"timeout", Kind::Value, "S", "time limit of a statement in seconds (default 30)"},
          {"format", Kind::Value, "NAME", "table, csv or json (one object per line)"},
          {"output", Kind::Value, "FILE",
           "write the whole result of one statement to a file, as csv or json (default: from the file name)"}},
         "signalbox-cli sql \"SELECT * FROM canopyx_global.accounts_global ORDER BY amount DESC\" --limit 20\n"
         "signalbox-cli sql -f query.sql --format csv\n"
         "echo 'SELECT 1' | signalbox-cli sql -\n"
         "signalbox-cli sql --saved canopy.richest --format json",
         runSql},
    };
}

}  // namespace signalbox::cli
