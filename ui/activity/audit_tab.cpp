#include "activity/audit_tab.h"

#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QSaveFile>

#include "activity/command_feed.h"
#include "activity/whole_text.h"
#include "language/engine_words.h"
#include "widgets/button.h"
#include "widgets/segments.h"

namespace signalbox::ui {

AuditTab::AuditTab(CommandFeed* feed, QWidget* parent)
    : RecordTab(QStringLiteral("audit"), new Segments(tr("Commands by outcome")),
                new WholeText(tr("The whole remark"), tr("The result of the selected command is shown here in full.")),
                parent),
      m_feed(feed),
      m_model(new AuditModel(this))
{
    segments()->setItems({{QStringLiteral("all"), tr("All")},
                          {QStringLiteral("open"), tr("Open")},
                          {QStringLiteral("done"), tr("Done")},
                          {QStringLiteral("not"), tr("Not done")}});
    auto* save = makeButton(tr("Export…"), ButtonKind::Normal, QStringLiteral("export"), ControlSize::Card);
    table()->head()->addRight(save);
    const auto accepts = [this](int row, const QString& segment) {
        const CommandStatus* status = m_model->at(row);
        if (!status || segment == QStringLiteral("open"))
            return status && !isFinal(status->state);
        if (segment == QStringLiteral("done"))
            return status->state == CommandState::Done;
        return segment != QStringLiteral("not") || canRetry(*status);
    };
    arrange(m_model, tr("Audit of commands"), tr("Filter commands"), accepts);
    table()->view()->sortByColumn(int(AuditModel::Column::Time), Qt::DescendingOrder);
    table()->setFilteredEmpty(tr("No command matches the filter."));
    connect(m_feed, &CommandFeed::changed, this, &AuditTab::renew);
    connect(save, &QPushButton::clicked, this, &AuditTab::askExport);
    renew();
}

QString AuditTab::wordsOf(int row) const
{
    const CommandStatus* status = m_model->at(row);
    return status ? commandOutcome(*status) : QString();
}

void AuditTab::setSnapshot(const WorkspaceSnapshot& snapshot)
{
    m_model->setNames(ChainNames::of(snapshot));
}

void AuditTab::show(const QString& number)
{
    m_wanted = number;
    segments()->setCurrent(QStringLiteral("all"));
    chooseAgain();
    renew();
}

void AuditTab::renew()
{
    table()->setLoading(m_feed->isLoading() && m_feed->commands().empty());
    if (m_feed->error())
        table()->setEmpty(tr("The audit could not be read. %1 F5 reads it again.").arg(engineWords(*m_feed->error())));
    else
        table()->setEmpty(tr("Every lever that somebody pulls stands here: who, when, what, and how it ended."));
    m_model->setRows(m_feed->commands());
    chooseAgain();
    if (!m_wanted.isEmpty() && m_model->rowOf(m_wanted) >= 0) {
        table()->selectKey(m_wanted);
        m_wanted.clear();
    }
    showWhole();
}

bool AuditTab::save(const QString& file, QString* why) const
{
    const QAbstractItemModel& shown = *table()->view()->model();
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
