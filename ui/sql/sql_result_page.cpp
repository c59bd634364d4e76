// SPDX-License-Identifier: GPL-3.0-or-later

#include "sql/sql_result_page.h"

#include <QPushButton>
#include <QStackedLayout>

#include "desk/desk.h"
#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "sql/sql_result_model.h"
#include "tables/data_table.h"
#include "theme/style.h"
#include "widgets/card.h"
#include "widgets/empty_state.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {
const QString tableId = u"sql/result"_s;
}

SqlResultPage::SqlResultPage(Desk* desk, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_stack(new QStackedLayout(this)), m_words(new EmptyState(u"sql"_s))
{
    auto* card = new Card;
    card->body()->addWidget(m_words, 1);
    m_stack->addWidget(card);
    m_words->setText(tr("Results are shown here. Enter a statement or open a query, then press Ctrl+Enter."));
    m_tick.setInterval(100);
    connect(&m_tick, &QTimer::timeout, this, &SqlResultPage::sayRunning);
}

void SqlResultPage::start(const QString& statement, quint64 run)
{
    m_statement = statement;
    m_run = run;
    m_clock.start();
    m_tick.start();
    sayRunning();
    Q_EMIT changed();
}

/// Keeps the content until the result arrives; a long statement is announced.
void SqlResultPage::sayRunning()
{
    const double seconds = double(m_clock.elapsed()) / 1000;
    if (m_table && seconds < 0.3)
        return;
    m_status = tr("running for %1").arg(format::duration(seconds));
    m_words->setIcon(u"clock"_s);
    m_words->setText(tr("Running for %1. Esc cancels it.").arg(format::duration(seconds)));
    m_words->setButton({}, {}, {});
    m_stack->setCurrentIndex(0);
}

void SqlResultPage::show(const SqlResult& result)
{
    m_run = 0;
    m_tick.stop();
    delete m_table;
    // columns of another result are no layout for this one
    m_desk->remove(u"table/"_s + tableId);
    m_table = new DataTable(m_desk, tableId, tr("Result"));
    m_table->setModel(new SqlResultModel(result, m_table));
    m_table->setQuickFilter(tr("Filter rows"));
    m_table->setColumnChooser(true);
    m_table->setCountLine(true);
    m_table->setEmpty(tr("The statement returned no rows."));
    QStringList parts{
        tr("%1 rows", nullptr, format::plural(qint64(result.rows))).arg(format::number(qint64(result.rows))),
        format::milliseconds(result.milliseconds), tr("read only")};
    if (result.tooLarge)
        parts << tr("truncated: the rows need too much memory; export to get all of them");
    else if (result.truncated)
        parts << tr("row limit reached: raise it, or export to get all rows");
    for (const QString& notice : result.notices)
        parts << format::safe(notice);
    m_status = parts.join(u" · "_s);
    m_table->setCountText(m_status);
    m_stack->addWidget(m_table);
    m_stack->setCurrentWidget(m_table);
    Q_EMIT changed();
}

void SqlResultPage::fail(const Error& error, std::function<void()> showPlace)
{
    m_run = 0;
    m_tick.stop();
    delete m_table;
    m_table = nullptr;
    const bool cancelled = error.kind == ErrorKind::Cancelled;
    m_status = cancelled ? tr("canceled") : tr("failed");
    m_words->setIcon(cancelled ? u"stop"_s : u"warning"_s);
    m_words->setText(engineWords(error));
    m_words->setButton(showPlace ? tr("Go to error") : QString(), u"arrow-up"_s, showPlace);
    if (QPushButton* button = m_words->button())
        setKind(button, ButtonKind::Normal);  // the page's primary button is Run
    m_stack->setCurrentIndex(0);
    Q_EMIT changed();
}

QString SqlResultPage::title() const
{
    if (m_statement.isEmpty())
        return tr("Result");
    QString words;
    const auto lines = m_statement.split(u'\n');
    for (const QString& line : lines)
        if (!line.trimmed().isEmpty() && !line.trimmed().startsWith(u"--"_s)) {
            words = line.simplified();
            break;
        }
    const qsizetype from = m_statement.indexOf(u"FROM "_s, 0, Qt::CaseInsensitive);
    if (from >= 0)
        words = m_statement.mid(from + 5).trimmed().section(QRegularExpression(u"[\\s,;)]"_s), 0, 0);
    words = format::safe(words);
    return words.size() > 42 ? words.left(41) + u'…' : words;
}

QString SqlResultPage::status() const
{
    return m_status;
}

}  // namespace signalbox::ui
