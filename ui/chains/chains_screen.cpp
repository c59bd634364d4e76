// SPDX-License-Identifier: GPL-3.0-or-later

#include "chains/chains_screen.h"

#include <QStackedWidget>
#include <QVBoxLayout>

#include "actions/chain_actions.h"
#include "addchain/add_chain_wizard.h"
#include "chains/chain_page.h"
#include "chains/chains_list.h"
#include "signalbox/literals.h"
#include "widgets/empty_state.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {
constexpr int patienceMs = 2500;
}

ChainsScreen::ChainsScreen(ScreenContext* context, QWidget* parent)
    : Screen(context, parent),
      m_stack(new QStackedWidget),
      m_actions(new ChainActions([this] { return engine(); }, this)),
      m_list(new ChainsList(context, m_actions)),
      m_page(new ChainPage(context, m_actions)),
      m_missing(new EmptyState(u"chains"_s))
{
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_page);
    m_stack->addWidget(m_missing);
    m_missing->setButton(tr("Show all chains"), {}, [this] { this->context().go(u"chains"_s); });
    m_patience.setSingleShot(true);
    m_patience.setInterval(patienceMs);
    connect(&m_patience, &QTimer::timeout, this, &ChainsScreen::sayMissing);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    connect(m_page, &ChainPage::narrowChanged, this, [this] {
        if (onPage())
            Q_EMIT headChanged();
    });
    connect(m_list, &ChainsList::opened, this, [this](const QString& caip2) {
        showChain(caip2);
        Q_EMIT addressChanged();
    });
}

bool ChainsScreen::onPage() const
{
    return m_stack->currentWidget() == m_page;
}

bool ChainsScreen::onList() const
{
    return m_stack->currentWidget() == m_list;
}

QString ChainsScreen::title() const
{
    if (onList())
        return tr("Chains");
    const ChainSnapshot* chain = m_page->shown();
    return format::safe(chain ? chain->name : m_page->chain());
}

QList<QWidget*> ChainsScreen::headLeft()
{
    return onPage() ? m_page->headLeft() : QList<QWidget*>();
}

QList<QWidget*> ChainsScreen::headRight()
{
    return onPage() ? m_page->headRight() : QList<QWidget*>();
}

QString ChainsScreen::breadcrumb() const
{
    return onList() ? QString() : tr("Chains");
}

QString ChainsScreen::breadcrumbAddress() const
{
    return onList() ? QString() : u"chains"_s;
}

int ChainsScreen::headMark() const
{
    const ChainSnapshot* chain = onPage() ? m_page->shown() : nullptr;
    return chain ? chain->mark : 0;
}

bool ChainsScreen::usesTimeRange() const
{
    return onPage();
}

void ChainsScreen::setEngine(Engine* engine)
{
    Screen::setEngine(engine);
    m_list->setEngine(engine);
    m_page->setEngine(engine);
    tellWatched();
}

void ChainsScreen::setSnapshot(const SnapshotPtr& snapshot)
{
    Screen::setSnapshot(snapshot);
    m_list->setSnapshot(snapshot);
    if (onList())
        return;
    m_page->setSnapshot(snapshot);
    if (!onPage())
        return showPage();
    const ChainSnapshot* chain = m_page->shown();
    if (!chain && snapshot && snapshot->engine == EngineState::Running && !m_shownTitle.isEmpty()) {
        showChain({});  // the chain and its data were deleted
        Q_EMIT addressChanged();
        return;
    }
    if (chain && title() != m_shownTitle) {
        m_shownTitle = title();
        Q_EMIT headChanged();
    }
}

void ChainsScreen::refresh()
{
    if (onPage())
        m_page->refresh();
    else if (onList())
        m_list->askLag();
}

QWidget* ChainsScreen::findField()
{
    return onList() ? m_list->filterField() : nullptr;
}

bool ChainsScreen::open(const QString& rest)
{
    showChain(rest.section(QLatin1Char('?'), 0, 0));
    if (rest.endsWith(u"?show=failed"_s))
        m_page->showFailed();
    return true;
}

QString ChainsScreen::address() const
{
    return onList() ? QString() : m_page->chain();
}

void ChainsScreen::showChain(const QString& caip2)
{
    m_patience.stop();
    if (caip2.isEmpty()) {
        m_shownTitle.clear();
        m_stack->setCurrentWidget(m_list);
        tellWatched();
        Q_EMIT headChanged();
        return;
    }
    if (!snapshot() || !snapshot()->chain(caip2)) {
        m_patience.start();
        m_stack->setCurrentWidget(m_missing);
        tellWatched();  // without its chain, the page does not query
    }
    m_page->setChain(caip2);
    m_page->setSnapshot(snapshot());
    showPage();
    if (!onPage())
        Q_EMIT headChanged();
}

/// Shows the requested chain as soon as it is known; until then there is no page and there are no actions.
void ChainsScreen::showPage()
{
    if (!m_page->shown())
        return sayMissing();
    m_patience.stop();
    m_stack->setCurrentWidget(m_page);
    m_shownTitle = title();
    tellWatched();
    Q_EMIT headChanged();
}

void ChainsScreen::sayMissing()
{
    const QString chain = format::safe(m_page->chain());
    const bool settled =
        snapshot() && (snapshot()->engine == EngineState::Running || snapshot()->engine == EngineState::DatabaseAway);
    m_missing->setText(
        settled && !m_patience.isActive()
            ? tr("This workspace has no chain %1. It was deleted, or the address belongs to another workspace.")
                  .arg(chain)
            : tr("Looking for %1 in this workspace.").arg(chain));
}

void ChainsScreen::watched(bool visible)
{
    m_visible = visible;
    tellWatched();
}

void ChainsScreen::tellWatched()
{
    m_list->setWatched(m_visible && onList());
    m_page->setWatched(m_visible && onPage());
}

void ChainsScreen::setNarrow(bool narrow)
{
    Screen::setNarrow(narrow);
    m_list->setNarrow(narrow);
    m_page->setNarrow(narrow);
    if (onPage())
        Q_EMIT headChanged();
}

std::vector<PaletteCommand> ChainsScreen::commands()
{
    std::vector<PaletteCommand> commands;
    const SnapshotPtr now = snapshot();
    if (!now)
        return commands;
    for (const ChainSnapshot& chain : now->chains) {
        if (chain.state == ChainState::Deleted)
            continue;
        const QString id = chain.caip2;
        commands.push_back(
            {tr("Open %1").arg(chain.name), id, u"chains"_s, [this, id] { context().go(u"chains/"_s + id); }});
        if (!engine())
            continue;
        for (const ChainActions::Item& item : m_actions->items({id}))
            commands.push_back({item.sentence.arg(format::safe(chain.name)), tr("action"), item.icon, item.run});
    }
    return commands;
}

ScreenEntry chainsScreenEntry()
{
    ScreenEntry entry;
    entry.id = u"chains"_s;
    entry.icon = u"chains"_s;
    entry.title = [] { return ChainsScreen::tr("Chains"); };
    entry.make = [](ScreenContext* context) { return new ChainsScreen(context); };
    entry.badge = [](const WorkspaceSnapshot& snapshot) {
        const auto stopped = std::count_if(snapshot.chains.begin(), snapshot.chains.end(),
                                           [](const ChainSnapshot& chain) { return chain.state == ChainState::Error; });
        if (stopped == 0)
            return RailBadge{};
        return RailBadge{QString::number(stopped), State::Error,
                         ChainsScreen::tr("%n chains stopped", nullptr, int(stopped))};
    };
    return entry;
}

void openAddChain(QWidget* parent, ScreenContext* context)
{
    Engine* engine = context->workspace ? context->workspace->engine() : nullptr;
    if (!engine)
        return;
    const auto drafts = parent->window()->findChildren<AddChainWizard*>();
    for (AddChainWizard* draft : drafts)
        if (draft->isDraft())
            return draft->resume();
    auto* wizard = new AddChainWizard(engine, parent);
    QObject::connect(wizard, &AddChainWizard::startedOver, parent,
                     [parent, context] { openAddChain(parent, context); });
    QObject::connect(wizard, &AddChainWizard::chainAdded, wizard, [context](const QString& caip2) {
        if (context->go)
            context->go(u"chains/"_s + caip2);
    });
    wizard->setMoveKeys(context->moveKeys);
    wizard->setKeychainSilent(context->keychainSilent);  // the signal reports only changes
    QObject::connect(context->workspace, &Workspace::keychainSilent, wizard, &AddChainWizard::setKeychainSilent);
    wizard->open();
}

}  // namespace signalbox::ui
