// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/shortcuts.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QKeySequenceEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "shell/key_bindings.h"
#include "signalbox/literals.h"
#include "tables/data_table.h"
#include "tables/row_model.h"
#include "widgets/button.h"
#include "widgets/check_line.h"
#include "widgets/sheet.h"

namespace signalbox::ui {

namespace {

struct ShortcutWords {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::Shortcuts)
};

class ShortcutModel : public RowModel<KeyBinding> {
public:
    ShortcutModel(const KeyBindings* bindings, QObject* parent)
        : RowModel({{u"meaning"_s, ShortcutWords::tr("Action"), CellKind::Text, 360, true},
                    {u"keys"_s, ShortcutWords::tr("Keys"), CellKind::Text, 170}},
                   parent),
          m_bindings(bindings)
    {
    }

protected:
    QString key(const KeyBinding& line) const override { return line.id; }
    QVariant cell(const KeyBinding& line, int column, int role) const override
    {
        if (role == StrongRole)
            return column == 1 && m_bindings->isOwn(line.id);
        if (role != Qt::DisplayRole)
            return {};
        return column == 0 ? line.meaning : m_bindings->text(line.id);
    }

private:
    const KeyBindings* m_bindings;
};

/// F1: every key, searchable; those of the window can be changed below the list.
class ShortcutSheet : public Sheet {
public:
    ShortcutSheet(KeyBindings* bindings, Desk* desk, QWidget* parent)
        : Sheet(ShortcutWords::tr("Shortcuts"), parent, 640),
          m_bindings(bindings),
          m_table(new DataTable(desk, u"shortcuts"_s, ShortcutWords::tr("Keys"))),
          m_model(new ShortcutModel(bindings, m_table)),
          m_keys(new QKeySequenceEdit),
          m_set(makeButton(ShortcutWords::tr("Change"))),
          m_standard(makeButton(ShortcutWords::tr("Default"))),
          m_check(new CheckLine)
    {
        setAttribute(Qt::WA_DeleteOnClose);
        m_model->resetRows(KeyBindings::all());
        m_table->setModel(m_model);
        m_table->setQuickFilter(ShortcutWords::tr("Filter by action or key"));
        m_table->view()->setSortingEnabled(false);
        m_table->view()->setSelectionMode(QAbstractItemView::SingleSelection);
        m_table->view()->horizontalHeader()->setSortIndicatorShown(false);
        m_table->proxy()->sort(-1);
        m_table->setMinimumHeight(360);
        body()->addWidget(m_table);
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        m_keys->setAccessibleName(ShortcutWords::tr("New shortcut"));
        m_keys->setFixedWidth(180);
        row->addWidget(m_keys);
        row->addWidget(m_set);
        row->addWidget(m_standard);
        row->addWidget(m_check, 1);
        body()->addLayout(row);
        setCancelText(ShortcutWords::tr("Close"));
        connect(m_table, &DataTable::selectionChanged, this, [this] { choose(); });
        connect(m_keys, &QKeySequenceEdit::keySequenceChanged, this, [this] { renew(); });
        connect(m_set, &QPushButton::clicked, this, [this] { apply(m_keys->keySequence()); });
        connect(m_standard, &QPushButton::clicked, this, [this] {
            if (const KeyBinding* binding = chosen())
                apply(binding->standard);
        });
        choose();
    }

protected:
    /// The field takes every key, Esc and Enter included; Tab leaves it.
    void keyPressEvent(QKeyEvent* event) override
    {
        if (!m_keys->isAncestorOf(focusWidget()) && focusWidget() != m_keys)
            Sheet::keyPressEvent(event);
    }

private:
    const KeyBinding* chosen() const
    {
        const QList<int> rows = m_table->selectedRows();
        return rows.isEmpty() ? nullptr : m_model->at(rows.first());
    }
    void choose()
    {
        const KeyBinding* binding = chosen();
        m_keys->setKeySequence(binding ? m_bindings->keys(binding->id) : QKeySequence());
        renew();
    }
    void renew()
    {
        const KeyBinding* binding = chosen();
        const bool mine = binding && !binding->fixed;
        const QKeySequence keys = m_keys->keySequence();
        const QString taken = mine ? m_bindings->takenBy(keys, binding->id) : QString();
        m_keys->setEnabled(mine);
        m_standard->setEnabled(mine && m_bindings->isOwn(binding->id));
        m_set->setEnabled(mine && taken.isEmpty() && keys != m_bindings->keys(binding->id));
        if (!binding)
            m_check->clear(ShortcutWords::tr("Select a row to change its shortcut."));
        else if (!mine)
            m_check->clear(ShortcutWords::tr("This shortcut cannot be changed."));
        else if (!taken.isEmpty())
            m_check->set(State::Error, ShortcutWords::tr("In use: %1").arg(taken));
        else
            m_check->clear();
    }
    void apply(const QKeySequence& keys)
    {
        const KeyBinding* binding = chosen();
        if (!binding)
            return;
        const QString id = binding->id;
        if (keys == binding->standard)
            m_bindings->reset(id);
        else
            m_bindings->set(id, keys);
        m_model->resetRows(KeyBindings::all());
        m_table->selectKey(id);
        choose();
    }

    KeyBindings* m_bindings;
    DataTable* m_table;
    ShortcutModel* m_model;
    QKeySequenceEdit* m_keys;
    QPushButton* m_set;
    QPushButton* m_standard;
    CheckLine* m_check;
};

}  // namespace

void showShortcutSheet(KeyBindings* keys, Desk* desk, QWidget* parent)
{
    (new ShortcutSheet(keys, desk, parent))->open();
}

}  // namespace signalbox::ui
