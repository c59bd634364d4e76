#include "activity/audit_tab.h"

#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

#include "activity/command_feed.h"
#include "activity/whole_text.h"
#include "language/engine_words.h"
#include "widgets/button.h"
#include "widgets/data_table.h"
#include "widgets/segments.h"

namespace signalbox::ui {

AuditTab::AuditTab(CommandFeed* feed, QWidget* parent)
    : QWidget(parent),
      m_feed(feed),
      m_model(new AuditModel(this)),
      m_table(new DataTable(QStringLiteral("audit"), {})),
      m_segments(new Segments(tr("Commands by outcome"))),
      m_whole(new WholeText(tr("The whole remark"), tr("What became of the command that is chosen stands here whole.")))
{
    m_segments->setItems({{QStringLiteral("all"), tr("All")},
                          {QStringLiteral("open"), tr("Open")},
                          {QStringLiteral("done"), tr("Done")},
                          {QStringLiteral("not"), tr("Not done")}});
    m_table->setModel(m_model);
    m_table->head()->setHeight(44);
    m_table->head()->addLeft(m_segments);
    auto* save = makeButton(tr("Export…"), ButtonKind::Normal, QStringLiteral("export"), ControlSize::Card);
    m_table->head()->addRight(save);
    m_table->setQuickFilter(tr("Filter by who, what or why"));
    m_table->setColumnChooser(true);
    m_table->setCountLine(true);
    m_table->view()->setAccessibleName(tr("Audit of commands"));
    m_table->view()->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->view()->sortByColumn(int(AuditModel::Column::Time), Qt::DescendingOrder);
    m_table->setFilteredEmpty(tr("No command matches the filter."));
    m_table->proxy()->setPredicate([this](const QAbstractItemModel&, int row) {
        const CommandStatus* status = m_model->at(row);
        const QString segment = m_segments->current();
        if (!status || segment == QStringLiteral("open"))
            return status && !isFinal(status->state);
        if (segment == QStringLiteral("done"))
            return status->state == CommandState::Done;
        return segment != QStringLiteral("not") || canRetry(*status);
    });
    connect(m_segments, &Segments::currentChanged, this, [this] { m_table->proxy()->predicateChanged(); });
    connect(m_feed, &CommandFeed::changed, this, &AuditTab::renew);
    connect(save, &QPushButton::clicked, this, &AuditTab::askExport);
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(12);
    box->addWidget(m_table, 1);
    box->addWidget(m_whole);
    connect(m_table, &DataTable::currentRowChanged, this, [this] { showWhole(); });
    renew();
}

void AuditTab::showWhole()
{
    const CommandStatus* status = m_model->at(m_table->currentRow());
    m_whole->setText(status ? commandOutcome(*status) : QString());
}

void AuditTab::setSnapshot(const WorkspaceSnapshot& snapshot)
{
    m_model->setNames(ChainNames::of(snapshot));
}

void AuditTab::setDropLevel(int level)
{
    m_table->setDropLevel(level);
}

void AuditTab::show(const QString& number)
{
    m_wanted = number;
    m_segments->setCurrent(QStringLiteral("all"));
    m_table->proxy()->predicateChanged();
    renew();
}

void AuditTab::renew()
{
    m_table->setLoading(m_feed->isLoading() && m_feed->commands().empty());
    if (m_feed->error())
        m_table->setEmpty(tr("The audit could not be read. %1 F5 reads it again.").arg(engineWords(*m_feed->error())));
    else
        m_table->setEmpty(tr("Every lever that somebody pulls stands here: who, when, what, and how it ended."));
    m_model->setRows(m_feed->commands());
    m_table->proxy()->predicateChanged();
    if (!m_wanted.isEmpty() && m_model->rowOf(m_wanted) >= 0) {
        m_table->selectKey(m_wanted);
        m_wanted.clear();
    }
    showWhole();
}

bool AuditTab::save(const QString& file, QString* why) const
{
    const QAbstractItemModel& shown = *m_table->view()->model();
    QList<int> rows, columns;
    for (int row = 0; row < shown.rowCount(); ++row)
        rows << row;
    for (int column = 0; column < shown.columnCount(); ++column)
        columns << column;
    const auto form =
        file.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive) ? TableFormat::Json : TableFormat::Csv;
    QSaveFile out(file);
    const bool good = out.open(QIODevice::WriteOnly) &&
                      out.write(tableText(shown, rows, columns, form, true).toUtf8()) >= 0 && out.commit();
    if (!good && why)
        *why = out.errorString();
    return good;
}

void AuditTab::askExport()
{
    auto* dialog =
        new QFileDialog(this, tr("Export the audit"), QStringLiteral("audit.csv"), tr("Tables (*.csv);;JSON (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        QString why;
        if (!save(file, &why))
            QMessageBox::warning(this, tr("Export the audit"), tr("%1 was not written: %2").arg(file, why));
    });
    dialog->open();
}

}  // namespace signalbox::ui
