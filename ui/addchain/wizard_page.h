#pragma once

#include <QPointer>
#include <QWidget>

#include "addchain/chain_plan.h"

class QVBoxLayout;

namespace signalbox {
class Engine;
}

namespace signalbox::ui {

/// What all pages of the wizard share: the plan that they fill, the engine that they ask, the presets once they are
/// read.
struct WizardContext {
    ChainPlan plan;
    std::vector<ChainPreset> presets;
    QPointer<Engine> engine;

    QString presetName(const QString& caip2) const;
    bool isTaken(const QString& caip2) const;  ///< a chain with this id is in the workspace
    bool isNameTaken(const QString& name) const;
};

/// One question of the wizard. A page writes into the plan while it is shown and never waits for an answer.
class WizardPage : public QWidget {
    Q_OBJECT
public:
    explicit WizardPage(WizardContext& context, QWidget* parent = nullptr);

    virtual QString question() const = 0;
    virtual QString explanation() const = 0;
    virtual QString stepNote() const { return {}; }  ///< small line below the step's name once it is passed
    virtual QString footNote() const { return {}; }  ///< beside Back and Next
    virtual QString nextText() const;
    virtual bool isComplete() const = 0;
    virtual bool isChecking() const { return false; }  ///< an answer is awaited: Enter goes on when it is there
    virtual void enter() {}                            ///< shown now; the plan may have changed before it
    virtual bool leave() { return true; }              ///< Next was pressed: false stays on the page
    virtual QWidget* firstField() const = 0;
    virtual bool takesEnter(QWidget* focus)
    {
        Q_UNUSED(focus)
        return false;
    }  ///< Enter meant something here: stay

Q_SIGNALS:
    void changed();  ///< of isComplete(), stepNote() or footNote()

protected:
    WizardContext& m_context;
};

}  // namespace signalbox::ui
