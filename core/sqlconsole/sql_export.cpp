// SPDX-License-Identifier: GPL-3.0-or-later

#include "signalbox/literals.h"
#include "sqlconsole/sql_console.h"

namespace signalbox::engine {

namespace {
constexpr qsizetype pieceBytes = 1 << 18;
}

ExportJob::Source exportOfStatement(const SqlExport& request, const ReadingRole& reader)
{
    return [request, reader](ExportJob::Sink& sink) -> Expected<Done> {
        const auto role = reader();
        if (!role)
            return fail(role.error());
        store::ReaderSession session(role->withApplication(u"signalbox export"_s));
        const bool csv = request.format != "json"_L1;
        std::vector<SqlColumn> columns;
        std::vector<QString> cells;
        QByteArray piece;
        qint64 rows = 0;
        const auto pass = [&] {
            const bool more = sink.write(piece, rows);
            piece.clear();
            rows = 0;
            return more;
        };
        const auto outcome = session.run(request.text, {}, sink.stopped(), [&](const PGresult* row) {
            if (columns.empty()) {
                columns = store::ReaderSession::columns(row);
                cells.resize(columns.size());
                if (csv)
                    piece += sqlCsvHead(columns);
                else
                    makeNamesUnique(columns);
            }
            if (PQntuples(row) == 0)
                return true;
            for (size_t i = 0; i < cells.size(); ++i)
                cells[i] = store::ReaderSession::cell(row, int(i));
            piece += csv ? sqlCsvLine(columns, cells.data()) : sqlJsonLine(columns, cells.data());
            ++rows;
            return piece.size() < pieceBytes || pass();
        });
        if (!outcome)
            return fail(outcome.error());
        pass();
        return Done{};
    };
}

}  // namespace signalbox::engine
