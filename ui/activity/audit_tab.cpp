// SPDX-License-Identifier: GPL-3.0-or-later

#include "activity/audit_tab.h"

#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QSaveFile>

#include "activity/command_feed.h"
#include "activity/whole_text.h"
#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "widgets/button.h"
#include "widgets/segments.h"

namespace signalbox::ui {

AuditTab::AuditTab(Desk* desk, CommandFeed* feed, QWidget* parent)
    : RecordTab(desk, u"audit"_s, new Segments(tr("Commands by outcome")),
                new WholeText(tr("Full details"), tr("The result of the selected command is shown here in full.")),
                parent),
      m_feed(feed),
      m_model(new AuditModel(this))
{
    segments()->setItems(
        {{u"all"_s, tr("All")}, {u"open"_s, tr("Open")}, {u"done"_s, tr("Done")}, {u"not"_s, tr("Not done")}});
    auto* save = makeButton(tr("Export…"), ButtonKind::Normal, u"export"_s, ControlSize::Card);
    table()->head()->addRight(save);
    const auto accepts = [this](int row, const QString& segment) {
        const CommandStatus* status = m_model->at(row);
        if (!status || segment == u"open"_s)
            return status && !isFinal(status->state);
        if (segment == u"done"_s)
            return status->state == CommandState::Done;
        return segment != u"not"_s || canRetry(*status);
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
    segments()->setCurrent(u"all"_s);
    chooseAgain();
    renew();
}

void AuditTab::renew()
{
    table()->setLoading(m_feed->isLoading() && m_feed->commands().empty());
    if (m_feed->error())
        table()->setEmpty(tr("The audit could not be read. %1 Press F5 to retry.").arg(engineWords(*m_feed->error())));
    else
        table()->setEmpty(tr("Every operator command is listed here: who ran it, when, and its outcome."));
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
    const auto form = file.endsWith(u".json"_s, Qt::CaseInsensitive) ? TableFormat::Json : TableFormat::Csv;
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
        new QFileDialog(this, tr("Export audit"), u"audit.csv"_s, tr("CSV files (*.csv);;JSON files (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        QString why;
        if (!save(file, &why))
            QMessageBox::warning(this, tr("Export audit"), tr("%1 could not be written: %2").arg(file, why));
    });
    dialog->open();
}

}  // namespace signalbox::ui
