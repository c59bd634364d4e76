// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/triggers_screen.h"

#include <QStackedWidget>
#include <QToolButton>
#include <QUrlQuery>
#include <QVBoxLayout>

#include "audit/actions_badge.h"
#include "audit/actions_page.h"
#include "signalbox/literals.h"
#include "signalbox/trigger_queries.h"
#include "triggers/editor/editor_tabs.h"
#include "triggers/editor/trigger_buttons.h"
#include "triggers/editor/trigger_commands.h"
#include "triggers/editor/trigger_editor.h"
#include "triggers/list/trigger_list_model.h"
#include "triggers/model/trigger_draft.h"
#include "triggers/sheets/trigger_sheets.h"
#include "triggers/triggers_page.h"
#include "widgets/button.h"
#include "widgets/format.h"
#include "widgets/segments.h"
#include "widgets/state_chip.h"

namespace signalbox::ui {

namespace {
const QString triggersId = u"triggers"_s, actionsId = u"actions"_s;
}

TriggersScreen::TriggersScreen(ScreenContext* context, QWidget* parent)
    : Screen(context, parent),
      m_pages(new Segments(tr("Pages of Triggers"))),
      m_rename(nullptr),
      m_chip(new StateChip),
      m_buttons(nullptr),
      m_stack(new QStackedWidget),
      m_page(new TriggersPage(context)),
      m_actions(new ActionsPage(context))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    m_stack->addWidget(m_page);
    m_stack->addWidget(m_actions);
    makeHead();
    connect(m_page, &TriggersPage::changed, this, &TriggersScreen::renewHead);
    connect(m_page, &TriggersPage::addressChanged, this, [this] {
        renewHead();
        Q_EMIT addressChanged();
    });
    connect(m_page->editor()->tabs(), &EditorTabs::currentChanged, this, &Screen::addressChanged);
    connect(m_page, &TriggersPage::auditWanted, this,
            [this](const QString& place) { this->context().go(u"triggers/actions/"_s + place); });
    connect(m_actions, &ActionsPage::addressChanged, this, [this] {
        if (onActions())
            Q_EMIT addressChanged();
    });
}

void TriggersScreen::makeHead()
{
    m_pages->setItems({{triggersId, tr("Triggers")}, {actionsId, tr("Actions")}});
    m_pages->setCurrent(triggersId);
    auto* rename = makeIconButton(u"edit"_s, tr("Rename the trigger"), ControlSize::Normal);
    m_rename = rename;
    m_buttons = new TriggerButtons(m_page->draft());
    for (QWidget* each :
         {static_cast<QWidget*>(m_pages), m_rename, static_cast<QWidget*>(m_chip), static_cast<QWidget*>(m_buttons)}) {
        each->setParent(this);  // until the head shows it
        each->hide();
    }
    connect(m_pages, &Segments::currentChanged, this, [this](const QString& id) {
        showPage(id == actionsId);
        Q_EMIT addressChanged();
    });
    connect(rename, &QToolButton::clicked, this, [this] { openNameSheet(m_page->draft(), window()); });
    m_page->commands()->serve(m_buttons);
}

bool TriggersScreen::onActions() const
{
    return m_stack->currentWidget() == m_actions;
}

bool TriggersScreen::onEditor() const
{
    return !onActions() && m_page->mode() == TriggerEditor::Mode::Whole && !m_page->isEmpty();
}

QString TriggersScreen::title() const
{
    return onEditor() ? format::safe(m_page->draft()->now().name) : tr("Triggers");
}

QList<QWidget*> TriggersScreen::headLeft()
{
    if (!onEditor())
        return {m_pages};
    return m_page->draft()->isChanged() ? QList<QWidget*>{m_rename, m_chip} : QList<QWidget*>{m_rename};
}

QList<QWidget*> TriggersScreen::headRight()
{
    return onEditor() ? QList<QWidget*>{m_buttons} : QList<QWidget*>();
}

QString TriggersScreen::breadcrumb() const
{
    return onEditor() ? tr("Triggers") : QString();
}

QString TriggersScreen::breadcrumbAddress() const
{
    const QString id = m_page->openedId();
    return id.isEmpty() || id == u"new"_s ? triggersId : u"triggers/?id="_s + id;
}

bool TriggersScreen::usesTimeRange() const
{
    return onActions();
}

void TriggersScreen::renewHead()
{
    const bool valid = m_page->draft()->errors() == 0;
    m_chip->set(valid ? State::Info : State::Error,
                isNarrow() ? tr("not saved", "the trigger has changes") : tr("changed, not saved"));
    Q_EMIT headChanged();
}

void TriggersScreen::showPage(bool actions)
{
    m_stack->setCurrentWidget(actions ? static_cast<QWidget*>(m_actions) : m_page);
    m_pages->setCurrent(actions ? actionsId : triggersId);
    m_page->setWatched(isWatched() && !actions);
    m_actions->setWatched(isWatched() && actions);
    renewHead();
}

void TriggersScreen::setEngine(Engine* engine)
{
    Screen::setEngine(engine);
    m_page->setEngine(engine);
    m_actions->setEngine(engine);
}

void TriggersScreen::setSnapshot(const SnapshotPtr& snapshot)
{
    Screen::setSnapshot(snapshot);
    if (!snapshot)
        return;
    m_page->setSnapshot(snapshot);
}

void TriggersScreen::refresh()
{
    if (onActions())
        m_actions->refresh();
    else
        m_page->refresh();
}

QWidget* TriggersScreen::findField()
{
    return onActions() ? m_actions->findField() : m_page->findField();
}

bool TriggersScreen::open(const QString& rest)
{
    const QString path = rest.section(u'?', 0, 0);
    if (path.section(u'/', 0, 0) == actionsId) {
        showPage(true);
        return m_actions->open(rest.mid(actionsId.size() + 1));
    }
    const QUrlQuery query(rest.section(u'?', 1));
    if (rest.isEmpty() && !isWatched()) {  // the operator comes back to what was shown
        renewHead();
        return true;
    }
    showPage(false);
    if (path.isEmpty()) {
        m_page->open(query.queryItemValue(u"id"_s, QUrl::FullyDecoded), TriggerEditor::Mode::Beside);
        if (query.hasQueryItem(u"tab"_s))
            m_page->editor()->tabs()->setPlace(query.queryItemValue(u"tab"_s));
    } else
        m_page->open(path, TriggerEditor::Mode::Whole);
    renewHead();
    return true;
}

QString TriggersScreen::address() const
{
    if (onActions()) {
        const QString place = m_actions->address();
        return place.isEmpty() || place.startsWith(u'?') ? actionsId + place : actionsId + u'/' + place;
    }
    const QString id = m_page->openedId();
    if (onEditor())
        return id;
    if (id.isEmpty() || id == u"new"_s)
        return {};
    const QString tab = m_page->editor()->tabs()->place();
    return u"?id="_s + id + (tab.isEmpty() ? QString() : u"&tab="_s + tab);
}

std::vector<PaletteCommand> TriggersScreen::commands()
{
    if (!engine() || !engine()->triggers())
        return {};
    std::vector<PaletteCommand> all{
        {tr("New trigger"), tr("Triggers"), u"plus"_s, [this] { context().go(u"triggers/new"_s); }},
        {tr("Import triggers"), tr("Triggers"), u"download"_s,
         [this] {
             context().go(triggersId);
             m_page->openImport();
         }},
        {tr("Show what the actions did"), tr("Triggers"), u"list"_s, [this] { context().go(u"triggers/actions"_s); }}};
    for (const TriggerSummary& row : m_page->model()->triggers())
        all.push_back({tr("Edit trigger %1").arg(format::safe(row.trigger.name)), tr("Triggers"), u"edit"_s,
                       [this, id = row.trigger.id] { context().go(u"triggers/"_s + id); }});
    if (isWatched() && !onActions() && m_page->draft()->isChanged())
        all.push_back({tr("Save the trigger"), tr("Triggers"), u"check"_s, [this] { m_page->commands()->save(); }});
    if (onActions())
        for (PaletteCommand& each : m_actions->commands())
            all.push_back(std::move(each));
    return all;
}

QStringList TriggersScreen::unsaved() const
{
    const KeptDrafts drafts = m_page->drafts();
    QStringList names;
    for (const QString& key : drafts.editedKeys())
        names << format::safe(drafts.find(key)->now.name);
    return names;
}

void TriggersScreen::saveAll(const std::function<void(bool saved)>& answer)
{
    showPage(false);
    m_page->saveAll(answer);
}

std::any TriggersScreen::draft() const
{
    const KeptDrafts drafts = m_page->drafts();
    return drafts.keys().isEmpty() ? std::any() : std::any(drafts);
}

void TriggersScreen::setDraft(const std::any& draft)
{
    if (const auto* drafts = std::any_cast<KeptDrafts>(&draft))
        m_page->setDrafts(*drafts);
}

void TriggersScreen::watched(bool visible)
{
    m_page->setWatched(visible && !onActions());
    m_actions->setWatched(visible && onActions());
}

void TriggersScreen::setNarrow(bool narrow)
{
    Screen::setNarrow(narrow);
    m_page->setNarrow(narrow);
    m_actions->setNarrow(narrow);
    m_buttons->setSmall(narrow);
    renewHead();
}

ScreenEntry triggersScreenEntry(std::function<Engine*()> engine)
{
    ScreenEntry entry;
    entry.id = triggersId;
    entry.icon = triggersId;
    entry.title = [] { return TriggersScreen::tr("Triggers"); };
    entry.make = [](ScreenContext* context) { return new TriggersScreen(context); };
    const auto badge = std::make_shared<ActionsBadge>(engine);
    entry.shown = [engine](const WorkspaceSnapshot& snapshot) {
        Engine* now = engine ? engine() : nullptr;  // none: the last known chains decide
        return now ? now->triggers() != nullptr : anyHas<Feature::Triggers>(snapshot);
    };
    entry.badge = [badge](const WorkspaceSnapshot& snapshot) { return badge->look(snapshot); };
    entry.status = [badge](const WorkspaceSnapshot&) { return badge->note(); };
    return entry;
}

}  // namespace signalbox::ui
