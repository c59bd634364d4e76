#pragma once

#include <QObject>
#include <memory>

#include "signalbox/workspace.h"

namespace signalbox::ui {
class MainWindow;
}

namespace signalbox::window {

class Tray;

/// What happens when somebody closes the window: asked once, it stays in the tray (or minimised, where there is none)
/// or stops. Quit in a menu, Ctrl+Q and signals always stop. While nothing is indexed, and in the demo, closing stops.
class Closing : public QObject {
    Q_OBJECT
public:
    Closing(ui::MainWindow* window, Workspace* workspace, bool demo);
    ~Closing() override;

    void show();  ///< brings the window back from wherever it is

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void keep();
    void stop();

    ui::MainWindow* m_window;
    Workspace* m_workspace;
    std::unique_ptr<Tray> m_tray;
    bool m_demo, m_asking = false, m_stopping = false;
};

}  // namespace signalbox::window
