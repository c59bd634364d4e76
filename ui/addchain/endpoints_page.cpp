// SPDX-License-Identifier: GPL-3.0-or-later

#include "addchain/endpoints_page.h"

#include <QApplication>
#include <QClipboard>
#include <QFrame>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPromise>
#include <QVBoxLayout>

#include "addchain/endpoint_row.h"
#include "signalbox/engine.h"
#include "signalbox/literals.h"
#include "theme/icon.h"
#include "widgets/button.h"
#include "widgets/format.h"
#include "widgets/text.h"

namespace signalbox::ui {

namespace {

EndpointLines::Probe probeOf(const WizardContext& context)
{
    return [&context](const EndpointDraft& draft) {
        if (context.engine)
            return context.engine->probe(draft, context.plan.family);
        return QtFuture::makeReadyFuture<Expected<ProbeReport>>(
            fail(ErrorKind::Unavailable, "ENGINE_AWAY",
                 Message(EndpointsPage::tr("The engine is not running, so endpoints cannot be tested."))));
    };
}

}  // namespace

EndpointsPage::EndpointsPage(WizardContext& context, QWidget* parent)
    : WizardPage(context, parent),
      m_lines(new EndpointLines(probeOf(context), this)),
      m_list(nullptr),
      m_public(makeButton(tr("Use the public endpoint"), ButtonKind::Quiet, {}, ControlSize::Card)),
      m_publicNote(new Text(tr("rate limited; for evaluation only"), TextRole::Small, Ink::Secondary))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* line = new QFrame;
    line->setFrameShape(QFrame::HLine);
    line->setFixedHeight(1);
    line->setForegroundRole(QPalette::Midlight);
    layout->addWidget(line);
    m_list = new QVBoxLayout;
    m_list->setSpacing(0);
    layout->addLayout(m_list);

    auto* add = makeButton(tr("Add endpoint"), ButtonKind::Normal, u"plus"_s, ControlSize::Card);
    auto* paste = makeButton(tr("Paste URLs"), ButtonKind::Normal, {}, ControlSize::Card);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->setContentsMargins(0, 12, 0, 0);
    buttons->addWidget(add);
    buttons->addWidget(paste);
    auto* help = new Text(tr("Add more than one to share the load. Drag to reorder."), TextRole::Small, Ink::Secondary);
    help->setWordWrap(true);
    buttons->addWidget(help, 1);
    auto* open = new QHBoxLayout;
    open->setSpacing(4);
    open->setContentsMargins(0, 8, 0, 0);
    open->addWidget(m_public);
    open->addWidget(m_publicNote);
    open->addStretch(1);
    layout->addLayout(buttons);
    layout->addLayout(open);
    layout->addSpacing(16);

    auto* lock = new QLabel;
    lock->setPixmap(icon(u"lock"_s, Ink::Secondary).pixmap(16, 16));
    auto* keys = new Text(tr("API keys are hidden after entry and kept in the secret store, never in logs or exports."),
                          TextRole::Small, Ink::Secondary);
    keys->setWordWrap(true);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(lock);
    foot->addWidget(keys, 1);
    layout->addLayout(foot);
    layout->addStretch(1);

    connect(add, &QPushButton::clicked, this, [this] {
        const int id = m_lines->add();
        if (EndpointRow* added = row(id))
            added->field()->setFocus(Qt::TabFocusReason);
    });
    connect(paste, &QPushButton::clicked, this, [this] { m_lines->addSeveral(QApplication::clipboard()->text()); });
    connect(m_public, &QPushButton::clicked, this, [this] {
        if (m_context.plan.preset)
            m_lines->addSeveral(m_context.plan.preset->rpc.value(0));
    });
    connect(m_lines, &EndpointLines::listChanged, this, &EndpointsPage::syncRows);
    connect(m_lines, &EndpointLines::lineChanged, this, &EndpointsPage::showLine);
    connect(m_lines, &EndpointLines::summaryChanged, this, [this] {
        store();
        for (const auto& line : m_lines->lines())
            showLine(line.id);
        Q_EMIT changed();
    });
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &EndpointsPage::showCountdowns);
    m_lines->add();
}

/// Cosmos nodes offer blocks and the state at different URLs, and both are needed.
bool EndpointsPage::isCosmos() const
{
    return m_context.plan.family == u"cosmos"_s;
}

QString EndpointsPage::question() const
{
    const QString& name = m_context.plan.name;
    return name.isEmpty() ? tr("Which endpoints serve it?") : tr("Which endpoints serve %1?").arg(name);
}

QString EndpointsPage::explanation() const
{
    return isCosmos()
               ? tr("The RPC of a node and its REST interface (LCD), one URL per line. Each is tested as you type.")
               : tr("One URL per line. Each is tested as you type.");
}

QString EndpointsPage::stepNote() const
{
    return tr("%1 ready").arg(m_lines->counts().ready);
}

QString EndpointsPage::footNote() const
{
    const EndpointLines::Counts counts = m_lines->counts();
    QStringList parts;
    if (counts.testing > 0)
        parts << tr("%1 being tested").arg(counts.testing);
    if (counts.ready > 0)
        parts << tr("%1 ready").arg(counts.ready);
    if (counts.retried > 0)
        parts << tr("%1 being retried").arg(counts.retried);
    if (counts.leftOut > 0)
        parts << tr("%1 will be left out").arg(counts.leftOut);
    if (isCosmos() && counts.ready > 0 && !m_lines->best())
        parts << tr("the RPC is missing");
    if (isCosmos() && counts.ready > 0 && !m_lines->hasKind(u"lcd"_s))
        parts << tr("the REST interface is missing");
    return format::list(parts);
}

bool EndpointsPage::isComplete() const
{
    const bool all = !isCosmos() || (m_lines->best() && m_lines->hasKind(u"lcd"_s));
    return m_lines->isReady() && all && !m_context.isTaken(m_lines->chain());
}

void EndpointsPage::enter()
{
    m_lines->expect(m_context.plan.preset ? m_context.plan.preset->caip2 : QString());
    if (m_family.isEmpty())
        m_family = m_context.plan.family;
    if (std::exchange(m_family, m_context.plan.family) != m_context.plan.family) {
        // Previous tests used the requests of the other chain family.
        const auto lines = m_lines->lines();
        for (const EndpointLines::Line& line : lines) {
            EndpointDraft draft = line.draft;
            if (draft.kind == u"lcd"_s) {
                draft.kind.clear();
                m_lines->setDraft(line.id, draft);
            } else if (!draft.url.isEmpty()) {
                m_lines->retryNow(line.id);
            }
        }
    }
    const bool open = m_context.plan.preset && !m_context.plan.preset->rpc.isEmpty();
    m_public->setVisible(open);
    m_publicNote->setVisible(open);
    if (open)
        m_public->setToolTip(m_context.plan.preset->rpc.value(0));
    for (EndpointRow* each : m_rows)
        each->setHint(hint());
    store();
    m_second.start();
}

bool EndpointsPage::hasText() const
{
    return std::any_of(m_lines->lines().begin(), m_lines->lines().end(),
                       [](const EndpointLines::Line& line) { return !line.draft.url.isEmpty(); });
}

bool EndpointsPage::isChecking() const
{
    return m_lines->counts().testing > 0;
}

bool EndpointsPage::takesEnter(QWidget*)
{
    m_lines->flush();  // Enter ends typing, so pending tests start immediately
    return false;
}

bool EndpointsPage::leave()
{
    store();
    return isComplete();
}

QWidget* EndpointsPage::firstField() const
{
    for (EndpointRow* each : m_rows)
        if (const auto* line = m_lines->line(each->id()); line && line->draft.url.isEmpty())
            return each->field();
    return m_rows.empty() ? nullptr : m_rows.front()->field();
}

EndpointRow* EndpointsPage::row(int id) const
{
    const auto it = std::find_if(m_rows.begin(), m_rows.end(), [id](EndpointRow* each) { return each->id() == id; });
    return it == m_rows.end() ? nullptr : *it;
}

QString EndpointsPage::hint() const
{
    if (m_context.plan.preset && !m_context.plan.preset->alchemySlug.isEmpty())
        return u"https://%1.g.alchemy.com/v2/…"_s.arg(m_context.plan.preset->alchemySlug);
    if (isCosmos())
        return u"http://host:26657"_s;
    return m_context.plan.family == u"canopy"_s ? u"http://host:50002"_s : u"https://…"_s;
}

void EndpointsPage::syncRows()
{
    std::vector<EndpointRow*> next;
    for (const EndpointLines::Line& line : m_lines->lines()) {
        EndpointRow* each = row(line.id);
        if (!each) {
            each = new EndpointRow(line.id);
            each->setHint(hint());
            connect(each, &EndpointRow::urlEdited, m_lines, &EndpointLines::setUrl);
            connect(each, &EndpointRow::draftEdited, m_lines, &EndpointLines::setDraft);
            connect(each, &EndpointRow::retryRequested, m_lines, &EndpointLines::retryNow);
            connect(each, &EndpointRow::offerTaken, this, &EndpointsPage::networkOffered, Qt::QueuedConnection);
            connect(each, &EndpointRow::severalPasted, m_lines, &EndpointLines::addSeveral);
            connect(
                each, &EndpointRow::removeRequested, this,
                [this](int id) {
                    m_lines->remove(id);
                    if (m_lines->lines().empty())
                        m_lines->add();
                    if (QWidget* field = firstField())
                        field->setFocus(Qt::OtherFocusReason);
                },
                Qt::QueuedConnection);
            connect(each->grip(), &DragGrip::dragged, this, [this, id = line.id](int y) { drag(id, y); });
            connect(each->grip(), &DragGrip::stepped, this, [this, each](int by) {
                const int at = int(std::find(m_rows.begin(), m_rows.end(), each) - m_rows.begin());
                m_lines->move(at, at + by);
            });
        }
        next.push_back(each);
    }
    for (EndpointRow* each : m_rows)
        if (std::find(next.begin(), next.end(), each) == next.end())
            each->deleteLater(), each->hide();
    QWidget* before = nullptr;
    for (size_t i = 0; i < next.size(); ++i) {
        if (m_list->indexOf(next[i]) != int(i))
            m_list->insertWidget(int(i), next[i]);
        next[i]->setNumber(int(i) + 1);
        if (before)
            QWidget::setTabOrder(before, next[i]);
        before = next[i];
    }
    m_rows = std::move(next);
}

void EndpointsPage::showLine(int id)
{
    const EndpointLines::Line* line = m_lines->line(id);
    EndpointRow* shown = row(id);
    if (!line || !shown)
        return;
    const QString chain = m_lines->chain();
    const QString served = line->report ? m_context.presetName(line->report->caip2) : QString();
    const QString name = m_context.plan.preset ? m_context.plan.name : m_context.presetName(chain);
    shown->setDraft(line->draft);
    EndpointVerdict verdict =
        EndpointVerdict::of(*line, chain, name, served, m_context.isTaken(chain), QDateTime::currentDateTimeUtc());
    if (m_context.isTaken(verdict.offer))
        verdict.offer.clear();  // this chain is already in the workspace
    shown->setVerdict(verdict);
}

void EndpointsPage::showCountdowns()
{
    if (!isVisible()) {
        m_second.stop();
        return;
    }
    for (const auto& line : m_lines->lines())
        if (line.nextTryAt.isValid())
            showLine(line.id);
}

void EndpointsPage::store()
{
    ChainPlan& plan = m_context.plan;
    plan.endpoints = m_lines->accepted();
    const ProbeReport* report = m_lines->best();
    plan.report = report ? std::optional<ProbeReport>(*report) : std::nullopt;
    plan.genesisHash = report ? report->genesisHash : QString();
    plan.networkId = report ? report->networkId : std::nullopt;
    if (!plan.preset)
        plan.caip2 = m_lines->chain();
}

void EndpointsPage::drag(int id, int globalY)
{
    for (size_t to = 0; to < m_rows.size(); ++to) {
        const QRect box(m_rows[to]->mapToGlobal(QPoint(0, 0)), m_rows[to]->size());
        if (globalY < box.top() || globalY > box.bottom() || m_rows[to]->id() == id)
            continue;
        const int from = int(std::find(m_rows.begin(), m_rows.end(), row(id)) - m_rows.begin());
        const bool pastMiddle = int(to) > from ? globalY > box.center().y() : globalY < box.center().y();
        if (pastMiddle)
            m_lines->move(from, int(to));
        return;
    }
}

}  // namespace signalbox::ui
