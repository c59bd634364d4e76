// SPDX-License-Identifier: GPL-3.0-or-later

#include "activity/jobs_tab.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QMenu>
#include <QPushButton>
#include <QUrl>

#include "actions/action_notes.h"
#include "actions/preview_asker.h"
#include "activity/command_feed.h"
#include "activity/whole_text.h"
#include "language/engine_words.h"
#include "models/chain_words.h"
#include "sheets/confirm_sheet.h"
#include "signalbox/literals.h"
#include "theme/icon.h"
#include "widgets/button.h"
#include "widgets/segments.h"

namespace signalbox::ui {

namespace {

const QString running = u"running"_s, ended = u"ended"_s, failed = u"failed"_s;

}  // namespace

void sendAgain(CommandFeed* feed, const CommandStatus& status, const ChainNames& names, QWidget* over)
{
    if (!feed->engine() || !status.args)
        return;
    const Command command{*status.args, status.target, {}};
    if (!isDangerous(command))
        return ActionNotes::expectIn(over, feed->submit(command));
    const QString title = verbText(status.verb, names.name(status.target));
    auto* sheet = new ConfirmSheet(title, title, over->window());
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->setTitle(title, status.target);
    sheet->setMark(names.mark(status.target));
    if (status.verb == Verb::Reindex || status.verb == Verb::Resync)
        sheet->setReplacing();
    sheet->setCounting();
    auto* asker = new PreviewAsker(feed->engine(), sheet);
    asker->setCommand(command);
    QObject::connect(sheet, &ConfirmSheet::confirmed, sheet, [sheet, asker, feed] {
        Command again = asker->command();
        again.preview = sheet->preview();
        ActionNotes::expectIn(sheet, feed->submit(again));
    });
    sheet->open();
}

JobsTab::JobsTab(Desk* desk, CommandFeed* feed, QWidget* parent)
    : RecordTab(desk, u"jobs"_s, new Segments(tr("Jobs by state")),
                new WholeText(tr("Full details"), tr("The details of the selected job are shown here in full.")),
                parent),
      m_feed(feed),
      m_model(new JobModel(this)),
      m_cancel(makeButton(tr("Cancel job"), ButtonKind::Normal, u"stop"_s, ControlSize::Card)),
      m_retry(makeButton(tr("Retry"), ButtonKind::Normal, u"refresh"_s, ControlSize::Card))
{
    segments()->setItems(
        {{u"all"_s, tr("All")}, {running, tr("In progress")}, {ended, tr("Ended")}, {failed, tr("Failed")}});
    table()->head()->addLeft(m_cancel);
    table()->head()->addLeft(m_retry);
    arrange(m_model, tr("Jobs"), tr("Filter jobs"), [this](int row, const QString& segment) {
        const JobLine* line = m_model->at(row);
        if (!line || segment == running)
            return line && line->isRunning();
        if (segment == ended)
            return !line->isRunning();
        return segment != failed || line->sign() == State::Error;
    });
    table()->view()->sortByColumn(-1, Qt::AscendingOrder);
    table()->setFilteredEmpty(tr("No job matches the filter."));
    table()->setRowActions([this](QMenu* menu, const QList<int>&) {
        const auto add = [&](const QString& iconName, const QString& text, bool on, auto run) {
            QAction* action = menu->addAction(icon(iconName), text);
            action->setEnabled(on);
            connect(action, &QAction::triggered, this, run);
        };
        add(u"stop"_s, tr("Cancel job"), m_cancel->isEnabled(), [this] { cancelSelected(); });
        add(u"refresh"_s, tr("Retry"), m_retry->isEnabled(), [this] { retrySelected(); });
        const auto lines = selectedOf<JobLine>(m_model);
        if (lines.size() == 1 && lines.front().exported)
            add(u"folder"_s, tr("Open folder"), true, [this, line = lines.front()] { openFolder(line); });
    });
    connect(table(), &DataTable::activated, this, [this](int row) {
        if (const JobLine* line = m_model->at(row); line && line->exported)
            openFolder(*line);
    });
    connect(table(), &DataTable::selectionChanged, this, &JobsTab::renewActions);
    connect(m_cancel, &QPushButton::clicked, this, &JobsTab::cancelSelected);
    connect(m_retry, &QPushButton::clicked, this, &JobsTab::retrySelected);
    connect(m_feed, &CommandFeed::changed, this, &JobsTab::renew);
    renew();
}

QString JobsTab::wordsOf(int row) const
{
    const JobLine* line = m_model->at(row);
    return line ? line->outcome() : QString();
}

void JobsTab::setSnapshot(const WorkspaceSnapshot& snapshot)
{
    m_names = ChainNames::of(snapshot);
    m_model->setNames(m_names);
}

void JobsTab::renew()
{
    std::vector<JobLine> lines;
    for (const JobStatus& job : m_feed->exports())
        lines.push_back({u"export %1"_s.arg(job.id), {}, job});
    for (const CommandStatus& status : m_feed->commands())
        if (isJob(status))
            lines.push_back({status.id > 0 ? QString::number(status.id) : status.request.toString(), status, {}});
    std::stable_partition(lines.begin(), lines.end(), [](const JobLine& line) { return line.isRunning(); });
    table()->setLoading(m_feed->isLoading() && lines.empty());
    if (m_feed->error())
        table()->setEmpty(tr("The jobs could not be read. %1 Press F5 to retry.").arg(engineWords(*m_feed->error())));
    else
        table()->setEmpty(
            tr("Reindexing, deleting, adding chains and other jobs are listed here with their progress."));
    m_model->setRows(std::move(lines));
    chooseAgain();
    renewActions();
    showWhole();
}

void JobsTab::renewActions()
{
    const auto lines = selectedOf<JobLine>(m_model);
    const bool there = m_feed->engine();
    m_cancel->setEnabled(there &&
                         std::any_of(lines.begin(), lines.end(), [](const JobLine& line) { return line.isRunning(); }));
    m_retry->setEnabled(there && std::any_of(lines.begin(), lines.end(), [](const JobLine& line) {
                            return line.command && canRetry(*line.command);
                        }));
}

void JobsTab::cancelSelected()
{
    for (const JobLine& line : selectedOf<JobLine>(m_model)) {
        if (!m_feed->engine() || !line.isRunning())
            continue;
        if (line.command) {
            ActionNotes::expectIn(this, line.command->request);
            m_feed->engine()->cancel(line.command->request);
        } else
            m_feed->engine()->cancelJob(line.exported->id);
    }
}

void JobsTab::retrySelected()
{
    for (const JobLine& line : selectedOf<JobLine>(m_model))
        if (line.command && canRetry(*line.command))
            sendAgain(m_feed, *line.command, m_names, this);
}

void JobsTab::openFolder(const JobLine& line)
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(line.exported->file).absolutePath()));
}

}  // namespace signalbox::ui
