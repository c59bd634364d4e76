<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Engine</name>
    <message>
        <source>The endpoint does not answer.</source>
        <translation>端点无应答。</translation>
    </message>
    <message>
        <source>%1: endpoint %2 is unavailable. %3</source>
        <translation>%1：端点 %2 不可用。%3</translation>
    </message>
    <message>
        <source>%1: no endpoint answers. Indexing waits and retries automatically.</source>
        <translation>%1：没有端点应答。索引暂停等待并会自动重试。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 has not made progress since %2. %3</source>
        <translation>%1 自 %2 起没有进展。%3</translation>
    </message>
    <message>
        <source>%1 has been behind its head for more than 5 minutes. Its page shows what limits it.</source>
        <translation>%1 落后于链头已超过 5 分钟。其页面显示限制原因。</translation>
    </message>
    <message>
        <source>The clocks of this machine and of the database differ by %1 s. Lag and times are wrong by this amount. Set the clocks.</source>
        <translation>本机时钟与数据库时钟相差 %1 秒。此处显示的落后和时间也有同样的偏差：请校准时钟。</translation>
    </message>
    <message>
        <source>The newest block of %1 is %2 s in the future by the clock of this machine. Lag and times are wrong by this amount. Set the clock.</source>
        <translation>按本机时钟，%1 的最新区块在未来 %2 秒。此处显示的落后和时间也有同样的偏差：请校准时钟。</translation>
    </message>
    <message>
        <source>No endpoint of any chain answers: %1 seems to be offline. Indexing waits and continues automatically.</source>
        <translation>没有任何链的端点应答：%1 的网络似乎已断开。索引暂停等待并会自动继续。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>no batches, learned</source>
        <translation>不支持批量（自动得知）</translation>
    </message>
    <message>
        <source>%1 requests/s, learned</source>
        <translation>每秒 %1 次请求（自动得出）</translation>
    </message>
    <message>
        <source>%1 calls/s, learned</source>
        <translation>每秒 %1 次调用（自动得出）</translation>
    </message>
    <message>
        <source>%1 compute units/s, learned</source>
        <translation>每秒 %1 个计算单元（自动得出）</translation>
    </message>
    <message>
        <source>The node does not return block %1, although its head is above it. The request is repeated, with another endpoint first.</source>
        <translation>节点称没有区块 %1，但它已超过该高度。会再次请求，先请求其他节点。</translation>
    </message>
    <message>
        <source>its newest block is far ahead of those of other endpoints</source>
        <translation>其最新区块远高于其他端点的最新区块</translation>
    </message>
    <message>
        <source>An endpoint reports block %1 as the newest, far ahead of the others. It is not used until it is confirmed.</source>
        <translation>某个端点称区块 %1 为最新区块，远高于其他端点。该值不予采用；Signalbox 会再次请求。</translation>
    </message>
    <message>
        <source>The parent of block %1 is not the block before it. The request is repeated.</source>
        <translation>区块 %1 与其前一区块不相接。会再次请求该端点。</translation>
    </message>
    <message>
        <source>Polls and proposals could not be read (%1). The request is repeated.</source>
        <translation>无法读取投票和提案（%1）。会再次请求。</translation>
    </message>
    <message>
        <source>A poll or proposal cannot be stored: %1.</source>
        <translation>无法存储投票或提案：%1。</translation>
    </message>
    <message>
        <source>The request was stopped.</source>
        <translation>请求已停止。</translation>
    </message>
    <message>
        <source>The answers of the endpoints contradict each other: %1. They were discarded, and the blocks are requested again.</source>
        <translation>端点的应答相互矛盾：%1。这些应答已丢弃，将重新请求。</translation>
    </message>
    <message>
        <source>Block %1 contains something that cannot be stored: %2. It is retried; other blocks are indexed meanwhile.</source>
        <translation>区块 %1 含有无法存储的内容：%2。会再次尝试；其他区块继续。</translation>
    </message>
    <message>
        <source>An endpoint now serves chain %1. It is not used; Signalbox continues with the others.</source>
        <translation>一个端点现在提供的是链 %1。不会采用它的数据；Signalbox 使用其他端点继续。</translation>
    </message>
    <message>
        <source>block %1 does not follow block %2</source>
        <translation>区块 %1 与区块 %2 不衔接</translation>
    </message>
    <message>
        <source>the head of an endpoint went back to block %1</source>
        <translation>某个端点的链头退回到区块 %1</translation>
    </message>
    <message>
        <source>A list of the node changed while it was read. It is read again.</source>
        <translation>节点的列表在读取时发生了变化。会再次请求。</translation>
    </message>
    <message>
        <source>The node does not return all transactions and events of a block. The request is repeated.</source>
        <translation>节点没有给出区块的全部交易和事件。将再次询问。</translation>
    </message>
    <message>
        <source>the node has no certificate yet</source>
        <translation>节点还没有证书</translation>
    </message>
    <message>
        <source>Block %2 was requested, but the node returned block %1. The request is repeated.</source>
        <translation>请求区块 %2 时节点返回了区块 %1。会再次请求。</translation>
    </message>
    <message>
        <source>an empty answer</source>
        <translation>答复为空</translation>
    </message>
    <message>
        <source>The server at %1 is not a Canopy node. Enter the URL of the node&apos;s query interface (its port is often 50002).</source>
        <translation>%1 有应答，但不像 Canopy 节点。请填写节点查询接口的 URL（端口通常为 50002）。</translation>
    </message>
    <message>
        <source>The endpoint serves chain %1 of network %2, which is above 2^63 - 1. Signalbox cannot store this chain.</source>
        <translation>端点称其为网络 %2 的链 %1，超过 2^63 - 1。Signalbox 无法存储这样的链。</translation>
    </message>
    <message>
        <source>Does not report its software</source>
        <translation>未说明其软件</translation>
    </message>
    <message>
        <source>This endpoint serves %1, not %2. Check the URL.</source>
        <translation>此端点服务的是 %1，而非 %2。请检查 URL。</translation>
    </message>
    <message>
        <source>This chain has only its genesis state so far. Wait until it has produced its first block, then try again.</source>
        <translation>此链目前只有创世状态。请等它产生第一个区块后重试。</translation>
    </message>
    <message>
        <source>The node does not return its newest block. Try again.</source>
        <translation>节点没有给出其最新区块。请重试。</translation>
    </message>
    <message>
        <source>Chain %1 of network %2</source>
        <translation>网络 %2 的链 %1</translation>
    </message>
    <message>
        <source>Newest block %1 of %2</source>
        <translation>最新区块 %1，时间 %2</translation>
    </message>
    <message>
        <source>Returns a block with all its changes in one answer</source>
        <translation>可在一次答复中返回区块及其全部变更</translation>
    </message>
    <message>
        <source>No bulk route: each block is read with several requests, which take longer the more accounts there are</source>
        <translation>没有批量接口：每个区块需要多次请求，账户越多耗时越长</translation>
    </message>
    <message>
        <source>Not measured: no call was answered</source>
        <translation>未测定：没有调用返回</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 ms, a block every %2 s</source>
        <translation>%1 毫秒，每 %2 秒一个区块</translation>
    </message>
    <message>
        <source>Canopy nodes are queried over HTTP: enter the URL of the query port, such as http://host:50002.</source>
        <translation>Canopy 节点通过 HTTP 请求：请填写查询端口的 URL，例如 http://host:50002。</translation>
    </message>
    <message>
        <source>The endpoint has no block %1.</source>
        <translation>端点没有区块 %1。</translation>
    </message>
    <message>
        <source>The table catalog is not valid: %1. Correct the file and start again.</source>
        <translation>无法使用数据表目录：%1。请更正该文件后重新启动。</translation>
    </message>
    <message>
        <source>The file %1, which adds tables to Canopy chains, cannot be read (%2). Correct its permissions or move it away, then open the workspace again.</source>
        <translation>文件 %1 为 Canopy 链添加表，但无法读取（%2）。请使其可读或将其移走，然后重新打开工作区。</translation>
    </message>
    <message>
        <source>The file %1, which adds tables to Canopy chains, is not valid: %2. Correct it or move it away, then open the workspace again.</source>
        <translation>文件 %1 为 Canopy 链添加表，但无法使用：%2。请改正或将其移走，然后重新打开工作区。</translation>
    </message>
    <message>
        <source>Block %1 is finalized and stored as %2, but the chain no longer has it.</source>
        <translation>区块 %1 已最终确认，存储的哈希为 %2，但链上已不存在该区块。</translation>
    </message>
    <message>
        <source>Block %1 is finalized and stored as %2, but the endpoint returns %3.</source>
        <translation>区块 %1 已最终确认，存储的哈希为 %2，但端点返回 %3。</translation>
    </message>
    <message>
        <source>No common block was found among the stored headers.</source>
        <translation>在已存的区块头中未找到共同区块。</translation>
    </message>
    <message>
        <source>No common block was found among the stored headers down to %1.</source>
        <translation>在低至 %1 的已存区块头中未找到共同区块。</translation>
    </message>
    <message>
        <source>The chain had finalized all blocks up to %1.</source>
        <translation>到 %1 为止的区块均已最终确认。</translation>
    </message>
    <message>
        <source>Nothing was undone, and indexing has stopped. Check that the endpoints serve the right network, then rewind to block %1.</source>
        <translation>未撤销任何数据，该链停止推进。请检查端点是否服务于正确的网络，然后回退到区块 %1。</translation>
    </message>
    <message>
        <source>%1 could not be run: %2.</source>
        <translation>无法运行 %1：%2。</translation>
    </message>
    <message>
        <source>%1 did not end within %2 s.</source>
        <translation>%1 在 %2 秒内没有结束。</translation>
    </message>
    <message>
        <source>Another session uses the database of this workspace, and its server cannot be reached from here: it was started in another container or on another machine. Close that session and try again.</source>
        <translation>另一个会话正在使用此工作区的数据库，但从此处无法连接其服务器：该服务器是在另一个容器或另一台机器上启动的。请关闭该会话后重试。</translation>
    </message>
    <message>
        <source>The database server of this workspace (process %1) has lost its lock file postmaster.pid, and other sessions use it. Close them and try again.</source>
        <translation>此工作区的数据库服务器（进程 %1）丢失了锁文件 postmaster.pid，且其他会话正在使用它。请关闭这些会话后重试。</translation>
    </message>
    <message>
        <source>Processes of a killed database server do not end (process %1). End them and try again.</source>
        <translation>被终止的数据库服务器仍有进程未结束（进程 %1）。请结束它们后重试。</translation>
    </message>
    <message>
        <source>The database server could not be run: %1.</source>
        <translation>无法运行数据库服务器：%1。</translation>
    </message>
    <message>
        <source>The database was not stopped cleanly and is recovering.</source>
        <translation>数据库上次未正常停止，正在恢复。</translation>
    </message>
    <message>
        <source>The database server did not become ready within %1 s. Its log is %2.</source>
        <translation>数据库服务器在 %1 秒内未就绪。其日志为 %2。</translation>
    </message>
    <message>
        <source>The database server cannot start because the disk is full (%1). Free some space in %2 and try again.</source>
        <translation>磁盘已满，数据库服务器无法启动（%1）。请在 %2 中释放空间后重试。</translation>
    </message>
    <message>
        <source>The data in %1 was created by a PostgreSQL version other than %2. Install that version, or move the workspace by export and import.</source>
        <translation>%1 中的数据属于与 %2 不同的 PostgreSQL 版本。请安装该版本，或通过导出和导入迁移工作区。</translation>
    </message>
    <message>
        <source>The database server could not open its socket in %1: %2.</source>
        <translation>数据库服务器无法在 %1 中打开套接字：%2。</translation>
    </message>
    <message>
        <source>The files of the database server are damaged: %1. Check the disk, then restore a backup of %2. The log is %3.</source>
        <translation>数据库服务器发现其文件已损坏：%1。请检查磁盘，然后恢复 %2 的备份。日志为 %3。</translation>
    </message>
    <message>
        <source>The database server could not allocate memory: %1. Close other programs and try again.</source>
        <translation>数据库服务器未能获得内存：%1。请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>The database server did not start: %1. Its log is %2.</source>
        <translation>数据库服务器没有启动：%1。其日志为 %2。</translation>
    </message>
    <message>
        <source>The database server (process %1) does not stop.</source>
        <translation>数据库服务器（进程 %1）没有停止。</translation>
    </message>
    <message>
        <source>The disk is full: %1 could not be created. Free some space and try again.</source>
        <translation>磁盘已满：无法创建 %1。请释放空间后重试。</translation>
    </message>
    <message>
        <source>The lock file %1 could not be opened.</source>
        <translation>无法打开 %1 以加锁。</translation>
    </message>
    <message>
        <source>Another Signalbox is starting or stopping the database of this workspace. Try again in a moment.</source>
        <translation>另一个 Signalbox 正在启动或停止此工作区的数据库。请稍后重试。</translation>
    </message>
    <message>
        <source>The file %1 is damaged. Restore it from a backup; the data is not affected.</source>
        <translation>文件 %1 已损坏。请从备份恢复；数据本身未受影响。</translation>
    </message>
    <message>
        <source>The workspace points to %1, which does not belong to this user. Open it as the user who created it.</source>
        <translation>工作区指向 %1，而此用户在那里没有数据库。请以创建它的用户打开。</translation>
    </message>
    <message>
        <source>The database folder %1 of this workspace is missing. Restore it from a backup, or delete the workspace and create a new one.</source>
        <translation>此工作区的数据库文件夹 %1 不见了。请从备份恢复，或删除工作区并新建一个。</translation>
    </message>
    <message>
        <source>The path of the database socket would be longer than 107 bytes. Choose a workspace folder with a shorter path.</source>
        <translation>数据库套接字的路径将超过 107 字节。请选择路径更短的工作区文件夹。</translation>
    </message>
    <message>
        <source>The file %1 with the database passwords is damaged. Restore it from a backup.</source>
        <translation>存放数据库密码的文件 %1 已损坏。请从备份恢复。</translation>
    </message>
    <message>
        <source>The file %1 with the database passwords is missing. Restore it from a backup; the data is not affected.</source>
        <translation>存放数据库密码的文件 %1 不见了。请从备份恢复；数据本身未受影响。</translation>
    </message>
    <message>
        <source>The disk is full: the database could not be created in %1. Free some space and try again.</source>
        <translation>磁盘已满：无法在 %1 中创建数据库。请释放空间后重试。</translation>
    </message>
    <message>
        <source>The database could not be created in %1: %2</source>
        <translation>无法在 %1 中创建数据库：%2</translation>
    </message>
    <message>
        <source>The settings of the database in %1 could not be written.</source>
        <translation>无法写入 %1 中数据库的设置。</translation>
    </message>
    <message>
        <source>%1 could not be renamed.</source>
        <translation>无法重命名 %1。</translation>
    </message>
    <message>
        <source>PostgreSQL 15 or newer is not installed on this machine. Install it with: apt install postgresql-15</source>
        <translation>本机未安装 PostgreSQL 15 或更高版本。请安装：apt install postgresql-15</translation>
    </message>
    <message>
        <source>%1 is no longer a database: its file PG_VERSION is missing. Restore it from a backup.</source>
        <translation>%1 不再是数据库：其文件 PG_VERSION 不见了。请从备份恢复。</translation>
    </message>
    <message>
        <source>Creating the database.</source>
        <translation>正在创建数据库。</translation>
    </message>
    <message>
        <source>Starting the database.</source>
        <translation>正在启动数据库。</translation>
    </message>
    <message>
        <source>%1 does not contain a workspace with a private database.</source>
        <translation>%1 中没有自带数据库的工作区。</translation>
    </message>
    <message>
        <source>The folder %1 could not be removed.</source>
        <translation>无法移除文件夹 %1。</translation>
    </message>
    <message>
        <source>The disk is full: %1 could not be written. Free some space and try again.</source>
        <translation>磁盘已满：无法写入 %1。请释放空间后重试。</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be used: %2</source>
        <translation>无法使用文件夹 %1：%2</translation>
    </message>
    <message>
        <source>it is not writable: %1. Change its permissions, or choose another folder.</source>
        <translation>无法写入：%1。请将其设为可写，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>it is a symbolic link. Specify the folder itself.</source>
        <translation>它是符号链接。请直接指定该文件夹。</translation>
    </message>
    <message>
        <source>it is not a folder. Choose another name.</source>
        <translation>它不是文件夹。请选择其他名称。</translation>
    </message>
    <message>
        <source>it is owned by %1. Choose a folder that you own.</source>
        <translation>它属于 %1。请选择你自己的文件夹。</translation>
    </message>
    <message>
        <source>others can write to it. Run: chmod go-w &apos;%1&apos;</source>
        <translation>其他用户可以写入。请运行：chmod go-w &apos;%1&apos;</translation>
    </message>
    <message>
        <source>PostgreSQL does not run as root, and the system user signalbox, which would run it, does not exist. Create it with: useradd --system --home-dir /var/lib/signalbox --shell /usr/sbin/nologin signalbox</source>
        <translation>PostgreSQL 不能以 root 身份运行，而系统中没有用于运行它的用户 signalbox。请创建：useradd --system --home-dir /var/lib/signalbox --shell /usr/sbin/nologin signalbox</translation>
    </message>
    <message>
        <source>its mode is not 0700 and cannot be changed: %1. Choose a folder that you own.</source>
        <translation>其权限不是 0700 且无法更改：%1。请选择你自己的文件夹。</translation>
    </message>
    <message>
        <source>%1 could not be created. Create it yourself, or choose another folder.</source>
        <translation>无法创建 %1。请自行创建，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>The file %1 does not exist.</source>
        <translation>没有文件 %1。</translation>
    </message>
    <message>
        <source>The file %1 cannot be used: %2</source>
        <translation>无法使用文件 %1：%2</translation>
    </message>
    <message>
        <source>it is a symbolic link.</source>
        <translation>它是符号链接。</translation>
    </message>
    <message>
        <source>it is not a regular file.</source>
        <translation>它不是普通文件。</translation>
    </message>
    <message>
        <source>it is owned by %1.</source>
        <translation>它属于 %1。</translation>
    </message>
    <message>
        <source>it is larger than expected.</source>
        <translation>它比预期的大。</translation>
    </message>
    <message>
        <source>Asking the endpoint for its chain</source>
        <translation>正在向端点询问其链</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is already deleted.</source>
        <translation>“%1”已经删除。</translation>
    </message>
    <message>
        <source>Waiting for the chain&apos;s worker to stop</source>
        <translation>正在等待该链的工作线程停止</translation>
    </message>
    <message>
        <source>%1: vacuum and analyze</source>
        <translation>%1：正在清理和分析</translation>
    </message>
    <message>
        <source>%1: rebuilding the index</source>
        <translation>%1：正在重建索引</translation>
    </message>
    <message>
        <source>Comparing the schemas with the catalog</source>
        <translation>正在将模式与目录比较</translation>
    </message>
    <message>
        <source>Comparing the endpoints</source>
        <translation>正在比较各端点</translation>
    </message>
    <message>
        <source>This workspace has no chain %1.</source>
        <translation>此工作区中没有链 %1。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be recovered: it is %2.</source>
        <translation>无法恢复“%1”：它处于 %2 状态。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is paused. Resume it first.</source>
        <translation>“%1”已暂停。请先继续运行。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is stopping. Try again in a moment.</source>
        <translation>“%1”正在停止。请稍后重试。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an EVM chain. Only EVM chains can be verified by their receipts.</source>
        <translation>“%1”不是 EVM 链。只有 EVM 链可以用收据核验。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no stored blocks in this range.</source>
        <translation>“%1”在此范围内没有已存区块。</translation>
    </message>
    <message>
        <source>Some blocks of &quot;%1&quot; cannot be proven, and there is no second HTTP endpoint to compare logs with. Add another endpoint.</source>
        <translation>“%1”的部分区块无法证明，也没有第二个 HTTP 端点可供比对日志。请再添加一个端点。</translation>
    </message>
    <message>
        <source>The endpoint of &quot;%1&quot; does not return block receipts, and there is no second endpoint to compare logs with. Add another endpoint.</source>
        <translation>“%1”的端点不返回区块收据，也没有第二个端点可供比对日志。请再添加一个端点。</translation>
    </message>
    <message>
        <source>Reading blocks again</source>
        <translation>正在重新读取区块</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no endpoint %2.</source>
        <translation>“%1”没有端点 %2。</translation>
    </message>
    <message>
        <source>Deleting the rows</source>
        <translation>正在删除行</translation>
    </message>
    <message>
        <source>Deleting the rows: %L1 so far</source>
        <translation>正在删除行：目前 %L1 行</translation>
    </message>
    <message>
        <source>%1 has no item %2 of block %3 in quarantine.</source>
        <translation>%1 的隔离区中没有区块 %3 的项目 %2。</translation>
    </message>
    <message>
        <source>The item still cannot be decoded: %1</source>
        <translation>该项目仍无法解码：%1</translation>
    </message>
    <message>
        <source>The endpoints&apos; answers do not contain item %1 of block %2. It stays in the list of failed items.</source>
        <translation>端点的应答不包含区块 %2 的条目 %1。它仍保留在失败条目列表中。</translation>
    </message>
    <message>
        <source>%1 must be a number from %L2 to %L3.</source>
        <translation>%1 是 %L2 到 %L3 之间的数字。</translation>
    </message>
    <message>
        <source>%1 must be true or false.</source>
        <translation>%1 为 true 或 false。</translation>
    </message>
    <message>
        <source>%1 must be one of: %2.</source>
        <translation>%1 为以下之一：%2。</translation>
    </message>
    <message>
        <source>Maximum ranges of blocks per chain that are in flight or waiting to be written. More ranges need more memory.</source>
        <translation>一条链同时持有多少段区块范围（获取中或等待写入）；越多越占内存。</translation>
    </message>
    <message>
        <source>Rows of history per transaction. More rows are faster on slow disks and need more memory.</source>
        <translation>一个事务写入多少行历史数据；越多在慢速磁盘上越快，也越占内存。</translation>
    </message>
    <message>
        <source>Minutes between automatic gap scans of a chain (0 = only at start and on request).</source>
        <translation>每条链自动检查缺口的间隔（分钟）；0 表示仅在启动时和手动检查。</translation>
    </message>
    <message>
        <source>Minimum log level.</source>
        <translation>记入日志的最低级别。</translation>
    </message>
    <message>
        <source>Whether the engine writes signalbox.log in the workspace folder.</source>
        <translation>引擎是否在工作区文件夹中写 signalbox.log。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>%1 is not a JSON object: %2. Correct it, or remove it to restore the defaults.</source>
        <translation>%1 不是 JSON 对象：%2。请更正，或将其移除以恢复默认值。</translation>
    </message>
    <message>
        <source>There is no setting %1.</source>
        <translation>没有设置 %1。</translation>
    </message>
    <message>
        <source>%1: a sync trigger is missing on %2, so new rows do not reach the global tables. Repair it on the Sync screen, or with signalbox-cli sync health --repair.</source>
        <translation>%1：%2 缺少同步触发器，新行无法到达所有链的表。请在“同步”页面修复，或运行 signalbox-cli sync health --repair。</translation>
    </message>
    <message>
        <source>%1: a sync trigger is disabled on %2, so new rows do not reach the global tables. Repair it on the Sync screen, or with signalbox-cli sync health --repair.</source>
        <translation>%1：%2 的同步触发器已关闭，新行无法到达所有链的表。请在“同步”页面修复，或运行 signalbox-cli sync health --repair。</translation>
    </message>
    <message>
        <source>%1: a sync trigger on %2 differs from the catalog, so rows may not reach the global tables. Repair it on the Sync screen, or with signalbox-cli sync health --repair.</source>
        <translation>%1：%2 的同步触发器与目录不符，行可能无法到达所有链的表。请在“同步”页面修复，或运行 signalbox-cli sync health --repair。</translation>
    </message>
    <message>
        <source>%1: columns of %2 differ from the catalog, so rows may not reach the global tables. Repair them on the Sync screen, or with signalbox-cli sync health --repair.</source>
        <translation>%1：%2 的列与目录不符，行可能无法到达所有链的表。请在“同步”页面修复，或运行 signalbox-cli sync health --repair。</translation>
    </message>
    <message>
        <source>%1: rows of %2 are missing or outdated in the global tables. Repair them on the Sync screen, or with signalbox-cli sync health --repair.</source>
        <translation>%1：所有链的表中缺少 %2 的行或其行已过时。修复会复制不同之处：在“同步”页面，或运行 signalbox-cli sync health --repair。</translation>
    </message>
    <message>
        <source>%1: rows of %2 may be missing in the global tables from before a repair. Resync the chain on the Sync screen, or with signalbox-cli resync.</source>
        <translation>%1：修复之前，所有链的表可能遗漏了 %2 的行。重新同步会复制不同之处：在“同步”页面，或运行 signalbox-cli resync。</translation>
    </message>
    <message>
        <source>%1: %2 has not been backfilled for blocks already stored. Reindex blocks %3 to %4 to fill it.</source>
        <translation>%1：已存的区块在 %2 中尚无内容。请重新索引区块 %3 至 %4 以填充。</translation>
    </message>
    <message>
        <source>%1: %2 has not been backfilled for blocks already stored, blocks left: %5. Reindex blocks %3 to %4 to fill it.</source>
        <translation>%1：已存的区块在 %2 中还没有任何内容，剩余区块：%5。重新索引区块 %3 至 %4 即可填充。</translation>
    </message>
    <message>
        <source>%1 is not a table of the cross-chain sync.</source>
        <translation>没有跨链同步的表 %1。</translation>
    </message>
    <message>
        <source>The resync was canceled. Copied rows are correct. Start it again to continue.</source>
        <translation>重新同步已停止。已复制的内容是正确的；再次启动即可从停止处继续。</translation>
    </message>
    <message>
        <source>There is no table %1 of %2 that is synced across chains.</source>
        <translation>%2 没有跨链同步的表 %1。</translation>
    </message>
    <message>
        <source>Another console has migrated this workspace to version %1; this console supports version %2. Update Signalbox here and restart it.</source>
        <translation>另一个控制台已将工作区的表更改为版本 %1；本控制台只认识版本 %2。请在此也更新 Signalbox，然后重新启动。</translation>
    </message>
    <message>
        <source>The database was unavailable from %1 to %2. %3</source>
        <translation>数据库在 %1 至 %2 期间不可用。%3</translation>
    </message>
    <message>
        <source>Only %1 MB are free on the disk of the database. Indexing is paused to keep the database working, and resumes when %2 MB are free. Free some space or delete a chain.</source>
        <translation>数据库所在磁盘仅剩 %1 MB。为使数据库继续工作，索引已暂停；剩余空间达到 %2 MB 时会自动继续。请释放空间或删除一条链。</translation>
    </message>
    <message>
        <source>A key is stored with its URL: enter the complete URL.</source>
        <translation>密钥与其 URL 一同保存：请同时给出完整的 URL。</translation>
    </message>
    <message>
        <source>The key of an endpoint could not be removed from the command. Nothing was stored.</source>
        <translation>无法从命令中取出端点的密钥。未写入任何内容。</translation>
    </message>
    <message>
        <source>%1 did not answer the questions within %2 s. Check the URL, or use a faster endpoint.</source>
        <translation>%1 在 %2 秒内未答复。请检查 URL，或使用更快的端点。</translation>
    </message>
    <message>
        <source>%1 has no endpoint %2. signalbox-cli endpoint list %1 shows them.</source>
        <translation>%1 没有端点 %2。可用 signalbox-cli endpoint list %1 查看。</translation>
    </message>
    <message>
        <source>%1 is the active console of %2. This console is on standby and can take over.</source>
        <translation>%1 正在处理 %2。本控制台只观察；可以接管。</translation>
    </message>
    <message>
        <source>There is no event %1.</source>
        <translation>没有事件 %1。</translation>
    </message>
    <message>
        <source>The page position is not valid. Start again with the first page.</source>
        <translation>列表中的此位置不是 Signalbox 给出的。请从第一页重新开始。</translation>
    </message>
    <message>
        <source>The workspace has no chain %1.</source>
        <translation>工作区中没有链 %1。</translation>
    </message>
    <message>
        <source>%1 has no transfers and no registry events.</source>
        <translation>%1 没有转账和注册表事件。</translation>
    </message>
    <message>
        <source>Transfers are listed per chain. Choose a chain.</source>
        <translation>转账按链逐条列出。请选择一条链。</translation>
    </message>
    <message>
        <source>%1 is not an address: 0x and 40 hexadecimal digits.</source>
        <translation>%1 不是地址。地址为 0x 加 40 位十六进制数字。</translation>
    </message>
    <message>
        <source>%1 is not a transaction hash: 0x and 64 hexadecimal digits.</source>
        <translation>%1 不是交易。交易为 0x 加 64 位十六进制数字。</translation>
    </message>
    <message>
        <source>%1 is not an agent ID, which is a whole number.</source>
        <translation>%1 不是智能体。智能体为整数。</translation>
    </message>
    <message>
        <source>Export to %1</source>
        <translation>导出到 %1</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Choose another location.</source>
        <translation>无法写入 %1：%2。请选择其他位置。</translation>
    </message>
    <message>
        <source>The export was canceled. No file was written.</source>
        <translation>导出已取消；未留下文件。</translation>
    </message>
    <message>
        <source>it could not be renamed</source>
        <translation>无法重命名</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a valid EVM chain ID, such as eip155:1.</source>
        <translation>“%1”不是 EVM 链 ID。它应形如 eip155:1。</translation>
    </message>
    <message>
        <source>The chain ID %1 is not between 1 and 2^63 - 1. Signalbox cannot store this chain.</source>
        <translation>链 ID %1 不在 1 到 2^63 - 1 之间。Signalbox 无法存储这样的链。</translation>
    </message>
    <message>
        <source>The %1 registry&apos;s address must be 0x and 40 hexadecimal digits.</source>
        <translation>%1 注册表的地址必须是 0x 加 40 位十六进制数字。</translation>
    </message>
    <message>
        <source>The endpoint left out logs of block %1. Its blocks are read one by one.</source>
        <translation>端点遗漏了区块 %1 的日志。现改为逐个读取其区块。</translation>
    </message>
    <message>
        <source>the endpoint returned logs that the block does not contain</source>
        <translation>端点返回了该区块中不存在的日志</translation>
    </message>
    <message>
        <source>two logs at the same position</source>
        <translation>同一位置有两条日志</translation>
    </message>
    <message>
        <source>unknown: no layout has this topic 0</source>
        <translation>未知：没有版式使用此主题 0</translation>
    </message>
    <message>
        <source>%1 %2, chosen by topic 0</source>
        <translation>%1 %2，按主题 0 选定</translation>
    </message>
    <message>
        <source>%1 %2, chosen by topic 0; the log does not have its shape, so only the bytes are shown</source>
        <translation>%1 %2，按主题 0 选定；日志不符合其版式，因此只显示字节</translation>
    </message>
    <message>
        <source>The WebSocket connection was lost (%1). Signalbox polls for new blocks until it is reconnected.</source>
        <translation>WebSocket 连接已断开（%1）。其间通过轮询发现区块，并会自动重连。</translation>
    </message>
    <message>
        <source>An endpoint now serves another chain. Signalbox continues with the others.</source>
        <translation>一个端点现在服务于另一条链。Signalbox 使用其余端点继续。</translation>
    </message>
    <message>
        <source>an endpoint serves another chain</source>
        <translation>一个端点服务于另一条链</translation>
    </message>
    <message>
        <source>An address is 0x and 40 hexadecimal digits.</source>
        <translation>地址为 0x 加 40 位十六进制数字。</translation>
    </message>
    <message>
        <source>The chain does not have this log in block %1 now. The block may have been replaced; reindex it to find out.</source>
        <translation>链上区块 %1 现在没有这条日志。该区块可能已被替换；重新索引即可确认。</translation>
    </message>
    <message>
        <source>block %1 has logs and no header</source>
        <translation>区块 %1 有日志却没有区块头</translation>
    </message>
    <message>
        <source>the logs of block %1 are of another block than its header</source>
        <translation>区块 %1 的日志与其区块头不属于同一区块</translation>
    </message>
    <message>
        <source>block %1 changed while it was read</source>
        <translation>区块 %1 在读取期间发生了变化</translation>
    </message>
    <message>
        <source>An empty range of blocks was requested.</source>
        <translation>请求了零个区块的获取。</translation>
    </message>
    <message>
        <source>No endpoint of this chain is available now. Signalbox retries automatically.</source>
        <translation>目前没有可以请求的端点。Signalbox 会自动重试。</translation>
    </message>
    <message>
        <source>Block 0 of this endpoint is not the genesis block of this chain: the endpoint serves another network with the same ID. Correct the URL.</source>
        <translation>此端点的区块 0 与该链不符：是 ID 相同的另一个网络。请更正 URL。</translation>
    </message>
    <message>
        <source>Block %1 alone is too large for every endpoint, and none of them returns its receipts. Add an endpoint with higher limits. The last answer: %2</source>
        <translation>仅区块 %1 一个就超出了所有端点的限制，且没有端点提供其收据。请添加限额更高的端点。最后一个端点的答复：%2</translation>
    </message>
    <message>
        <source>two logs at the same position, or two hashes for the same block number</source>
        <translation>同一位置有两条日志，或同一高度有两个哈希</translation>
    </message>
    <message>
        <source>the header of its newest block cannot be read</source>
        <translation>其最新区块的区块头无法读取</translation>
    </message>
    <message>
        <source>An endpoint reported block %1 as the newest, but did not return its header. The request is repeated.</source>
        <translation>某个端点称区块 %1 为最新区块，但没有返回其区块头。Signalbox 会再次请求。</translation>
    </message>
    <message>
        <source>One endpoint reports block %1 as the newest, another one block %2. The higher one is not used until it is confirmed.</source>
        <translation>一个端点称区块 %1 为最新区块，另一个端点称区块 %2 为最新区块。较高者不予采用；Signalbox 会再次请求。</translation>
    </message>
    <message>
        <source>A Transfer with 4 topics, the shape of ERC-721, from a token that is set up as ERC-20.</source>
        <translation>这是一个有 4 个主题的 Transfer，形如 ERC-721，但该代币被设为 ERC-20。</translation>
    </message>
    <message>
        <source>The data of this Transfer is not hexadecimal.</source>
        <translation>此 Transfer 的数据不是十六进制。</translation>
    </message>
    <message>
        <source>An address of this Transfer has more than 20 bytes.</source>
        <translation>此 Transfer 中有地址超过 20 字节。</translation>
    </message>
    <message>
        <source>a log without a readable place in the chain</source>
        <translation>一条日志在链上的位置无法读取</translation>
    </message>
    <message>
        <source>a log of a block other than the requested one</source>
        <translation>一条日志属于请求之外的区块</translation>
    </message>
    <message>
        <source>two hashes for the same block number</source>
        <translation>同一高度有两个哈希</translation>
    </message>
    <message>
        <source>This log cannot be read: %1.</source>
        <translation>无法读取此日志：%1。</translation>
    </message>
    <message>
        <source>its data is not hexadecimal</source>
        <translation>其数据不是十六进制</translation>
    </message>
    <message>
        <source>it names no transaction</source>
        <translation>它没有给出交易</translation>
    </message>
    <message>
        <source>The data of this log is not hexadecimal.</source>
        <translation>此日志的数据不是十六进制。</translation>
    </message>
    <message>
        <source>an empty receipt</source>
        <translation>收据为空</translation>
    </message>
    <message>
        <source>a receipt of another block</source>
        <translation>收据属于另一个区块</translation>
    </message>
    <message>
        <source>fewer or more receipts than the block has transactions</source>
        <translation>收据数量与区块的交易数量不符</translation>
    </message>
    <message>
        <source>its topics are not up to four words of 32 bytes</source>
        <translation>其主题不是至多四个 32 字节的字</translation>
    </message>
    <message>
        <source>The registries of this chain have no address yet, so no block is read for them. Enter an address, or remove the stream.</source>
        <translation>该链的注册表还没有地址，因此不会为其读取区块。请填写地址，或移除该数据流。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a stream of an EVM chain.</source>
        <translation>“%1”不是 EVM 链的数据流。</translation>
    </message>
    <message>
        <source>%1 serves another network with the same chain ID: its block %2 is different. Nothing was changed. Check the URL.</source>
        <translation>%1 服务的是另一个链 ID 相同的网络：它的区块 %2 不同。请检查 URL。未做任何更改。</translation>
    </message>
    <message>
        <source>The list of preset networks cannot be read from %1: %2. Reinstall Signalbox.</source>
        <translation>无法从 %1 读取预设网络列表：%2。请重新安装 Signalbox。</translation>
    </message>
    <message>
        <source>The list of preset networks in %1 is damaged: %2. Reinstall Signalbox.</source>
        <translation>%1 中的预设网络列表已损坏：%2。请重新安装 Signalbox。</translation>
    </message>
    <message>
        <source>Chain %1</source>
        <translation>链 %1</translation>
    </message>
    <message>
        <source>The chain ID of the endpoint is &quot;%1&quot;, which is not between 1 and 2^63 - 1. Signalbox cannot store this chain.</source>
        <translation>端点称其链为“%1”，不在 1 到 2^63 - 1 之间。Signalbox 无法存储这样的链。</translation>
    </message>
    <message>
        <source>This chain has only its genesis block so far. Wait until it has produced its first block, then try again.</source>
        <translation>此链目前只有创世区块。请等它产生第一个区块后重试。</translation>
    </message>
    <message>
        <source>The endpoint announces block %1, but does not return it yet.</source>
        <translation>端点通报了区块 %1，但尚不能返回该区块。</translation>
    </message>
    <message>
        <source>Knows %1</source>
        <translation>支持 %1</translation>
    </message>
    <message>
        <source>No finalized tag: a depth below the head is used instead</source>
        <translation>不提供最终确认信息：改按链头以下的深度计算</translation>
    </message>
    <message>
        <source>Returns the receipts of a block</source>
        <translation>提供区块的收据</translation>
    </message>
    <message>
        <source>Not tested: the endpoint has no receipts of block %1 yet</source>
        <translation>未测试：端点尚无区块 %1 的收据</translation>
    </message>
    <message>
        <source>Not tested: the endpoint did not answer</source>
        <translation>未测试：端点未应答</translation>
    </message>
    <message>
        <source>No block receipts: blocks that are too large are split by address</source>
        <translation>不提供区块收据：过大的区块按地址拆分</translation>
    </message>
    <message>
        <source>Not tested: the endpoint did not return block receipts</source>
        <translation>未测试：端点未返回区块收据</translation>
    </message>
    <message>
        <source>Blocks cannot be proven here: there are no block receipts</source>
        <translation>无法在此证明区块：没有区块收据</translation>
    </message>
    <message>
        <source>Accepts batches of 10 calls</source>
        <translation>支持 10 个调用的批量请求</translation>
    </message>
    <message>
        <source>Accepts batches</source>
        <translation>接受批量请求</translation>
    </message>
    <message>
        <source>No batches: headers are requested one by one; header mode &quot;borders&quot; is cheaper</source>
        <translation>不支持批量：区块头逐个请求，“borders”模式更省</translation>
    </message>
    <message>
        <source>Keeps historical state</source>
        <translation>保留历史状态</translation>
    </message>
    <message>
        <source>No historical state: the creation block of a contract cannot be found with this endpoint</source>
        <translation>不保留历史状态：无法在此查找合约的创建区块</translation>
    </message>
    <message>
        <source>Announces new blocks over WebSocket at the same address</source>
        <translation>在同一地址通过 WebSocket 通知新区块</translation>
    </message>
    <message>
        <source>No WebSocket at the same address: new blocks are found by polling</source>
        <translation>同一地址没有 WebSocket：新区块通过轮询发现</translation>
    </message>
    <message>
        <source>Newest block %1</source>
        <translation>最新区块 %1</translation>
    </message>
    <message>
        <source>Announces new blocks. History is read over HTTP: add an HTTP endpoint as well</source>
        <translation>可通知新区块。历史数据经 HTTP 请求：请另加一个 HTTP 端点</translation>
    </message>
    <message>
        <source>This WebSocket does not announce new blocks, so it cannot be used. Use the provider&apos;s HTTP URL.</source>
        <translation>此 WebSocket 不通知新区块，因此没有用处。请使用服务商的 HTTP URL。</translation>
    </message>
    <message>
        <source>The CA file of this endpoint cannot be read. Choose a PEM file that you have permission to read.</source>
        <translation>无法读取此端点的 CA 文件。请选择你有权读取的 PEM 文件。</translation>
    </message>
    <message>
        <source>This URL sends a key without encryption. Use https or wss if the provider offers it</source>
        <translation>此 URL 携带密钥却未加密：途中任何人都能读取。若服务商支持，请使用 https 或 wss</translation>
    </message>
    <message>
        <source>This URL sends a key without encryption. Use https or wss if the provider offers it.</source>
        <translation>此 URL 携带密钥却未加密：途中任何人都能读取。若服务商支持，请使用 https 或 wss。</translation>
    </message>
    <message>
        <source>the block is not a JSON object</source>
        <translation>区块不是 JSON 对象</translation>
    </message>
    <message>
        <source>the block is damaged JSON</source>
        <translation>区块的 JSON 已损坏</translation>
    </message>
    <message>
        <source>the block&apos;s list of transactions is not readable</source>
        <translation>无法读取区块的交易列表</translation>
    </message>
    <message>
        <source>something follows the block</source>
        <translation>区块之后还有其他内容</translation>
    </message>
    <message>
        <source>the block lacks a field of its header</source>
        <translation>区块缺少区块头的某个字段</translation>
    </message>
    <message>
        <source>the block lacks a readable field of its header</source>
        <translation>区块头的某个字段无法读取</translation>
    </message>
    <message>
        <source>the header does not hash to the block&apos;s hash</source>
        <translation>区块头的哈希与区块哈希不符</translation>
    </message>
    <message>
        <source>The blocks of this chain cannot be proven: its receipts roots are not made of its receipts. Use header mode full or borders.</source>
        <translation>无法证明此链的区块：其收据根并非由其收据得出。请使用区块头模式 full 或 borders。</translation>
    </message>
    <message>
        <source>Blocks cannot be proven here: block %1 cannot be read. %2</source>
        <translation>无法在此证明区块：无法读取区块 %1。%2</translation>
    </message>
    <message>
        <source>Blocks cannot be proven here: block %1: %2.</source>
        <translation>无法在此证明区块：区块 %1：%2。</translation>
    </message>
    <message>
        <source>Receipts match their headers at the start, in the middle and at the head</source>
        <translation>在起点、中部和链头，收据均与区块头相符</translation>
    </message>
    <message>
        <source>Block %1 is not proven: %2. It is not stored and does not count as covered. Check the endpoints, or lower its range to header mode full.</source>
        <translation>区块 %1 未能证明：%2。它未被存储，也不计入覆盖范围。请检查端点，或将其范围降为区块头模式 full。</translation>
    </message>
    <message>
        <source>the answer is another block</source>
        <translation>应答是另一个区块</translation>
    </message>
    <message>
        <source>two logs are at the same position</source>
        <translation>同一位置有两条日志</translation>
    </message>
    <message>
        <source>The endpoints disagree about finalized block %1, so nothing is stored as proven. Remove the endpoint that serves another network.</source>
        <translation>各端点对已最终确认的区块 %1 意见不一，因此不会存储为已证明。请移除服务于其他网络的端点。</translation>
    </message>
    <message>
        <source>a log is not a JSON object</source>
        <translation>某条日志不是 JSON 对象</translation>
    </message>
    <message>
        <source>a log is damaged JSON</source>
        <translation>某条日志的 JSON 已损坏</translation>
    </message>
    <message>
        <source>a log lacks a readable field</source>
        <translation>某条日志缺少可读取的字段</translation>
    </message>
    <message>
        <source>a log is marked as removed</source>
        <translation>有日志被标记为已移除</translation>
    </message>
    <message>
        <source>a log names another block</source>
        <translation>有日志属于另一个区块</translation>
    </message>
    <message>
        <source>the data of a log is not hexadecimal</source>
        <translation>某条日志的数据不是十六进制</translation>
    </message>
    <message>
        <source>a receipt is damaged JSON</source>
        <translation>某个收据的 JSON 已损坏</translation>
    </message>
    <message>
        <source>the logs of a receipt are not readable</source>
        <translation>无法读取某个收据的日志</translation>
    </message>
    <message>
        <source>a receipt lacks a readable field</source>
        <translation>某个收据缺少可读取的字段</translation>
    </message>
    <message>
        <source>a receipt is of another block</source>
        <translation>有收据属于另一个区块</translation>
    </message>
    <message>
        <source>a log names another transaction than its receipt</source>
        <translation>有日志的交易与其收据不同</translation>
    </message>
    <message>
        <source>the receipts roots of this chain are not made of its receipts at this height</source>
        <translation>在此高度，此链的收据根并非由其收据得出</translation>
    </message>
    <message>
        <source>the receipts are not a JSON array</source>
        <translation>收据不是 JSON 数组</translation>
    </message>
    <message>
        <source>a receipt is not a JSON object</source>
        <translation>某个收据不是 JSON 对象</translation>
    </message>
    <message>
        <source>something follows the receipts</source>
        <translation>收据之后还有其他内容</translation>
    </message>
    <message>
        <source>receipt %1 is of another transaction</source>
        <translation>收据 %1 属于另一笔交易</translation>
    </message>
    <message>
        <source>receipt %1 of type %2 lacks a field that is hashed</source>
        <translation>类型为 %2 的收据 %1 缺少参与哈希的字段</translation>
    </message>
    <message>
        <source>the receipts do not hash to the header&apos;s receipts root</source>
        <translation>收据的哈希与区块头的收据根不符</translation>
    </message>
    <message>
        <source>The preset&apos;s proof rules are damaged: %1. Reinstall Signalbox.</source>
        <translation>预设的证明规则已损坏：%1。请重新安装 Signalbox。</translation>
    </message>
    <message>
        <source>heights do not ascend</source>
        <translation>高度未递增</translation>
    </message>
    <message>
        <source>The endpoint has no block &quot;%1&quot;.</source>
        <translation>端点没有区块“%1”。</translation>
    </message>
    <message>
        <source>The endpoint does not return a newest block. Check that the URL is that of an RPC endpoint.</source>
        <translation>端点未给出最新区块。请检查 URL 是否为 RPC 端点。</translation>
    </message>
    <message>
        <source>There is no contract at this address on this chain. Check the address and the chain.</source>
        <translation>此链的该地址上没有合约。请检查地址和链。</translation>
    </message>
    <message>
        <source>The creation block of the contract cannot be found: the endpoint does not keep historical state. Use an archive endpoint, or enter the block. Its answer: %1</source>
        <translation>无法找到合约的创建区块：端点不保留历史状态。请使用归档端点，或直接填写区块。端点的答复：%1</translation>
    </message>
    <message>
        <source>The chain has no block at or after %1 yet.</source>
        <translation>链上还没有 %1 时刻或之后的区块。</translation>
    </message>
    <message>
        <source>A token&apos;s address is 0x and 40 hexadecimal digits.</source>
        <translation>代币地址为 0x 加 40 位十六进制数字。</translation>
    </message>
    <message>
        <source>The checksum of this address is wrong, so a character is probably mistyped. Copy it again, or enter it in lower case to skip the check.</source>
        <translation>此地址的大小写校验不符，可能有字符写错。请重新复制，或改用小写输入以继续。</translation>
    </message>
    <message>
        <source>it did not answer in time</source>
        <translation>未及时应答</translation>
    </message>
    <message>
        <source>The WebSocket at %1 cannot be used: %2. Check the URL.</source>
        <translation>无法使用 %1 的 WebSocket：%2。请检查 URL。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a position in this list. Start with the first page.</source>
        <translation>“%1”不是该列表中的位置。请从第一页开始。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no versions for this key.</source>
        <translation>这样的键没有“%1”的版本。</translation>
    </message>
    <message>
        <source>It is known for blocks %1 to %2.</source>
        <translation>可查询区块 %1 至 %2。</translation>
    </message>
    <message>
        <source>No block is indexed yet.</source>
        <translation>它尚未索引任何内容。</translation>
    </message>
    <message>
        <source>The state of %1 at block %2 is not known here. %3</source>
        <translation>这里不知道 %1 在区块 %2 时的状态。%3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a key. Blocks and pools are numbers; accounts, validators and orders have 40 hex digits; hashes of transactions and blocks have 64.</source>
        <translation>“%1”不是键。区块或池是一个数；账户、验证者或订单有 40 位十六进制数字；交易或区块的哈希有 64 位。</translation>
    </message>
    <message>
        <source>The tables of %1 do not exist yet. The engine creates them when it starts.</source>
        <translation>%1 的表尚未建立。其引擎启动时会建立。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a Canopy chain. Only Canopy chains can be searched by key.</source>
        <translation>“%1”不是 Canopy 链：只有 Canopy 链可以按键查找。</translation>
    </message>
    <message>
        <source>an address has 40 hex digits</source>
        <translation>地址有 40 位十六进制数字</translation>
    </message>
    <message>
        <source>an order ID has 40 hex digits</source>
        <translation>订单 ID 有 40 位十六进制数字</translation>
    </message>
    <message>
        <source>a pool ID is a number</source>
        <translation>池 ID 是一个数</translation>
    </message>
    <message>
        <source>a block is a height or a hash of 64 hex digits</source>
        <translation>区块是高度或 64 位十六进制哈希</translation>
    </message>
    <message>
        <source>a transaction&apos;s hash has 64 hex digits</source>
        <translation>交易哈希有 64 位十六进制数字</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a key of this kind: %2.</source>
        <translation>“%1”不是这一类的键：%2。</translation>
    </message>
    <message>
        <source>The chain&apos;s worker has stopped. Start the chain, then try again.</source>
        <translation>该链的工作线程已停止。请启动该链后重试。</translation>
    </message>
    <message>
        <source>%1 to %2 is not a range of blocks. Give the lower block first.</source>
        <translation>%1 至 %2 不是区块范围。请先填写较小的区块。</translation>
    </message>
    <message>
        <source>The reindex was canceled. Blocks that were already fetched again are kept.</source>
        <translation>重新索引已取消。此前重新获取的部分予以保留。</translation>
    </message>
    <message>
        <source>The chain is still starting. Try again in a moment.</source>
        <translation>该链仍在启动。请稍后重试。</translation>
    </message>
    <message>
        <source>Cannot rewind to block %1: the newest stored block is %2. Enter a lower block.</source>
        <translation>无法回退到区块 %1：已存的最新区块为 %2。请填写更小的区块。</translation>
    </message>
    <message>
        <source>The parent of block %1 is not the stored block below it. The block is fetched again.</source>
        <translation>区块 %1 与其下方已知的区块不衔接。将重新获取。</translation>
    </message>
    <message>
        <source>Blocks %1 to %2 do not match the stored headers next to them. They are fetched again.</source>
        <translation>区块 %1 至 %2 与相邻已存的区块头不符。将重新获取。</translation>
    </message>
    <message>
        <source>a block&apos;s parent is not the stored one</source>
        <translation>某区块的父区块不是已存的那一个</translation>
    </message>
    <message>
        <source>Blocks %1 to %2 could not be stored. %3</source>
        <translation>无法存储区块 %1 至 %2。%3</translation>
    </message>
    <message>
        <source>the database refused a block</source>
        <translation>存储拒绝了一个区块</translation>
    </message>
    <message>
        <source>the head is another block than the stored one</source>
        <translation>链头与已存的区块不同</translation>
    </message>
    <message>
        <source>the head is ahead of the stored blocks</source>
        <translation>链头超前于已存的区块</translation>
    </message>
    <message>
        <source>The newest block of the endpoints is %1, but block %2 is already stored. The endpoints lag, were reset or serve another network: check them. Stored rows are kept.</source>
        <translation>端点的最新区块为 %1，但区块 %2 已经存储。它们落后、被回退，或服务于另一个网络：请检查。已存储的数据保持不变。</translation>
    </message>
    <message>
        <source>Two answers about the same blocks differ, so nothing is undone yet. The blocks are compared again.</source>
        <translation>对同一批区块的两次应答不一致，因此尚未撤销任何数据。将再次询问。</translation>
    </message>
    <message>
        <source>the comparison was not completed</source>
        <translation>比较未能完成</translation>
    </message>
    <message>
        <source>Blocks %3 to %4 were requested, but the adapter returned %1 to %2. This is a bug in Signalbox: please report it.</source>
        <translation>请求区块 %3 至 %4，适配器却应答了区块 %1 至 %2。这是 Signalbox 的故障：请报告。</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>区块 %1</translation>
    </message>
    <message>
        <source>Blocks %1 to %2</source>
        <translation>区块 %1 至 %2</translation>
    </message>
    <message>
        <source>%1 could not be read. %2</source>
        <translation>无法读取%1。%2</translation>
    </message>
    <message>
        <source>The tables of this workspace have an older version. Open the workspace, or run signalbox-cli db migrate, to update them.</source>
        <translation>此工作区的表属于较旧的版本。请打开工作区，或运行 signalbox-cli db migrate 来更新它们。</translation>
    </message>
    <message>
        <source>This version of Signalbox cannot use the catalog of the workspace (%1): %2</source>
        <translation>此版本的 Signalbox 无法使用工作区的目录（%1）：%2</translation>
    </message>
    <message>
        <source>The file %1 differs from the published catalog of this workspace (%2). Nothing was changed. Adopt the workspace&apos;s catalog with signalbox-cli schema take, or publish this file with signalbox-cli schema publish.</source>
        <translation>文件 %1 与此工作区各控制台所用的目录不同（%2）。没有做任何更改。signalbox-cli schema take 用工作区的目录替换它；signalbox-cli schema publish 让它成为工作区的目录。</translation>
    </message>
    <message>
        <source>Another catalog was published for this workspace (%1). Close and reopen the workspace; until then no table is changed.</source>
        <translation>此工作区各控制台改用了另一个目录（%1）。请在这里关闭工作区并重新打开；在此之前不会更改任何表。</translation>
    </message>
    <message>
        <source>The optimization was canceled. Completed steps are kept; it can be started again at any time.</source>
        <translation>优化已停止。已完成的部分会保留；可随时再次启动。</translation>
    </message>
    <message>
        <source>The state at heights below %1 will no longer be available. It can only be restored by indexing these blocks again.</source>
        <translation>低于 %1 的高度的状态将无法再查询；这些行只有重新索引才能恢复。</translation>
    </message>
    <message>
        <source>stopping the head scan</source>
        <translation>停止链头扫描</translation>
    </message>
    <message>
        <source>stopping the gap scan</source>
        <translation>停止缺口扫描</translation>
    </message>
    <message>
        <source>marking the chain as deleted</source>
        <translation>将链标记为已删除</translation>
    </message>
    <message>
        <source>removing it from the global tables</source>
        <translation>从全局表中移除</translation>
    </message>
    <message>
        <source>dropping its connections</source>
        <translation>关闭其连接</translation>
    </message>
    <message>
        <source>dropping its queue counts</source>
        <translation>移除其队列计数</translation>
    </message>
    <message>
        <source>removing its endpoints&apos; health</source>
        <translation>移除其端点的健康记录</translation>
    </message>
    <message>
        <source>removing its indexing progress</source>
        <translation>移除其索引进度</translation>
    </message>
    <message>
        <source>removing its reindex requests</source>
        <translation>移除其重新索引请求</translation>
    </message>
    <message>
        <source>dropping its schema</source>
        <translation>删除其模式</translation>
    </message>
    <message>
        <source>The deletion was canceled. Rows that were already deleted are not restored. Delete the chain again to finish.</source>
        <translation>删除已停止。已删除的不会恢复；再次启动即可完成删除。</translation>
    </message>
    <message>
        <source>Deletion is permanent. The rows can only be restored by indexing the chain again.</source>
        <translation>彻底删除后，只有重新索引该链才能找回这些行。</translation>
    </message>
    <message>
        <source>The schema %1 is missing.</source>
        <translation>缺少模式 %1。</translation>
    </message>
    <message>
        <source>The table %1 is missing.</source>
        <translation>缺少表 %1。</translation>
    </message>
    <message>
        <source>The table %1 should be unlogged.</source>
        <translation>表 %1 应为 unlogged。</translation>
    </message>
    <message>
        <source>The table %1 should be logged.</source>
        <translation>表 %1 应为 logged。</translation>
    </message>
    <message>
        <source>The primary key of %1 is (%2) and should be (%3).</source>
        <translation>%1 的主键是 (%2)，应为 (%3)。</translation>
    </message>
    <message>
        <source>The index %1 is missing.</source>
        <translation>缺少索引 %1。</translation>
    </message>
    <message>
        <source>The index %1 differs from the catalog, or is invalid.</source>
        <translation>索引 %1 与目录不符，或无效。</translation>
    </message>
    <message>
        <source>The column %1 is missing.</source>
        <translation>缺少列 %1。</translation>
    </message>
    <message>
        <source>The column %1 is of type %2 and should be %3.</source>
        <translation>列 %1 的类型是 %2，应为 %3。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>The column %1 has the default %2 and should have %3.</source>
        <translation>列 %1 的默认值是 %2，应为 %3。</translation>
    </message>
    <message>
        <source>The function %1 is missing.</source>
        <translation>缺少函数 %1。</translation>
    </message>
    <message>
        <source>The function %1 differs from the catalog.</source>
        <translation>函数 %1 与目录不符。</translation>
    </message>
    <message>
        <source>The view %1 is missing.</source>
        <translation>缺少视图 %1。</translation>
    </message>
    <message>
        <source>The view %1 differs from the catalog.</source>
        <translation>视图 %1 与目录不符。</translation>
    </message>
    <message>
        <source>The trigger %1 of table %2 is missing.</source>
        <translation>缺少表 %2 的触发器 %1。</translation>
    </message>
    <message>
        <source>The trigger %1 of table %2 differs from the catalog.</source>
        <translation>表 %2 的触发器 %1 与目录不符。</translation>
    </message>
    <message>
        <source>The trigger %1 of table %2 is disabled.</source>
        <translation>表 %2 的触发器 %1 已关闭。</translation>
    </message>
    <message>
        <source>The trigger %1 of table %2 belongs to a table that is no longer synced.</source>
        <translation>触发器 %1 同步的表 %2 已不再同步。</translation>
    </message>
    <message>
        <source>The table %1 is not in the catalog.</source>
        <translation>表 %1 不在目录中。</translation>
    </message>
    <message>
        <source>The column %1 is not in the catalog.</source>
        <translation>列 %1 不在目录中。</translation>
    </message>
    <message>
        <source>The function %1 is not in the catalog.</source>
        <translation>函数 %1 不在目录中。</translation>
    </message>
    <message>
        <source>The view %1 is not in the catalog.</source>
        <translation>视图 %1 不在目录中。</translation>
    </message>
    <message>
        <source>The database does not answer (%1). Signalbox reconnects automatically.</source>
        <translation>数据库没有应答（%1）。Signalbox 会自动重新连接。</translation>
    </message>
    <message>
        <source>The server %1 does not support TLS, which this workspace requires (sslmode %2). Enable TLS on the server. With sslmode disable, the connection would not be encrypted.</source>
        <translation>服务器 %1 不提供 TLS，而此工作区要求使用（sslmode %2）。请在服务器上启用 TLS；使用 sslmode disable 时，途中任何人都能读取数据。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is for another name: %1. Connect by the name in the certificate, or have a certificate issued for %2.</source>
        <translation>服务器的证书属于另一名称：%1。请使用证书中的名称连接，或为 %2 签发证书。</translation>
    </message>
    <message>
        <source>The root certificate for %1 cannot be read: %2. Specify a PEM file (sslrootcert).</source>
        <translation>无法读取为 %1 担保的根证书：%2。请指定包含它的 PEM 文件（sslrootcert）。</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted: %2. If this is the right server, specify the PEM file of the issuing authority (sslrootcert).</source>
        <translation>%1 的证书不受信任：%2。如果服务器正确无误，请指定签发机构的 PEM 文件（sslrootcert）。</translation>
    </message>
    <message>
        <source>A trusted TLS connection to %1 could not be established: %2. Check the TLS mode and the root certificate.</source>
        <translation>无法与 %1 建立受信任的 TLS 连接：%2。请检查 TLS 模式和根证书。</translation>
    </message>
    <message>
        <source>The server %1 does not accept user %2 for the database %3 without TLS. Choose a TLS mode, preferably verify-full.</source>
        <translation>服务器 %1 不允许用户 %2 在没有 TLS 的情况下访问数据库 %3。请选择一种 TLS 模式，最好是 verify-full。</translation>
    </message>
    <message>
        <source>The server %1 does not accept user %2 for the database %3 from this machine. Have an entry added to its pg_hba.conf.</source>
        <translation>服务器 %1 没有允许用户 %2 从本机访问数据库 %3 的规则。请在其 pg_hba.conf 中添加一条。</translation>
    </message>
    <message>
        <source>The database refused the login of user %1. Check the user and the password of this workspace.</source>
        <translation>数据库拒绝用户 %1 登录。请检查此工作区的用户名和密码。</translation>
    </message>
    <message>
        <source>This server has no database %1. Create it, or choose another name.</source>
        <translation>此服务器上没有数据库 %1。请创建它，或选择其他名称。</translation>
    </message>
    <message>
        <source>The database has no login role %1.</source>
        <translation>数据库没有可以登录的用户 %1。</translation>
    </message>
    <message>
        <source>The database has no free connection. Signalbox retries; consider raising max_connections.</source>
        <translation>数据库没有空闲连接。Signalbox 会重试；增大 max_connections 会有帮助。</translation>
    </message>
    <message>
        <source>The migration %1 or its down file cannot be read.</source>
        <translation>无法读取模式文件 %1 或其回退文件。</translation>
    </message>
    <message>
        <source>Two migrations have the number %1.</source>
        <translation>两个模式文件的编号都是 %1。</translation>
    </message>
    <message>
        <source>This workspace was last used by a newer version, Signalbox %1: its schema is at migration %2, this program has %3. Update Signalbox, then open the workspace again.</source>
        <translation>此工作区上次由更新版本的 Signalbox %1 使用：其模式为第 %2 步，本程序只知道 %3 步。请更新 Signalbox 后再打开。</translation>
    </message>
    <message>
        <source>Migration %1 (%2) was applied to this workspace, but this program does not have it. Install Signalbox %3.</source>
        <translation>模式步骤 %1（%2）已应用于此工作区，但本程序没有该步骤。请安装创建它的 Signalbox（%3）。</translation>
    </message>
    <message>
        <source>Migration %1 (%2) of this program differs from the one applied to this workspace by Signalbox %3. Nothing was changed. Install an unmodified release.</source>
        <translation>本程序中的模式步骤 %1（%2）与 Signalbox %3 应用于此工作区的不同。未更改任何内容。请安装未经改动的发行版。</translation>
    </message>
    <message>
        <source>Migration %1 was applied, but an earlier one was not. Restore a backup of this workspace.</source>
        <translation>模式步骤 %1 已应用，但更早的步骤没有。请恢复此工作区的备份。</translation>
    </message>
    <message>
        <source>Migration %1 (%2) could not be %3: %4 It was rolled back.</source>
        <translation>模式步骤 %1（%2）未能完成（%3）：%4 未保留任何改动。</translation>
    </message>
    <message>
        <source>Migration %1: %2.</source>
        <translation>模式步骤 %1：%2。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>未更改任何内容。</translation>
    </message>
    <message>
        <source>This workspace is open in a window or another command. Close it before changing the tables.</source>
        <translation>有窗口或其他命令打开了该工作区。请先关闭它，再更改表。</translation>
    </message>
    <message>
        <source>The database rolled back a transaction that should have been committed.</source>
        <translation>数据库撤销了本应提交的事务。</translation>
    </message>
    <message>
        <source>The connection to the database was lost during a commit of rows. Signalbox checks whether they are stored.</source>
        <translation>提交数据行时与数据库的连接断开。将重新读取以确认是否已存储。</translation>
    </message>
    <message>
        <source>The statement was canceled after its time limit of %1 s. Query less data, or raise the limit.</source>
        <translation>语句在 %1 秒的时间上限后被停止。请缩小查询范围，或提高上限。</translation>
    </message>
    <message>
        <source>The statement was canceled.</source>
        <translation>语句已取消。</translation>
    </message>
    <message>
        <source>The reader role does not have this privilege: %1. It can only read the tables of the workspace.</source>
        <translation>只读角色无权这样做：%1。它只能读取工作区的表。</translation>
    </message>
    <message>
        <source>The database does not know a name in this statement: %1.</source>
        <translation>数据库不认识此语句中的一个名称：%1。</translation>
    </message>
    <message>
        <source>The database cannot run this statement: %1.</source>
        <translation>数据库无法运行此语句：%1。</translation>
    </message>
    <message>
        <source>The statement needs more memory or disk than the reader role is allowed: %1. Query less data.</source>
        <translation>语句需要的空间超过了只读角色的限额：%1。请缩小查询范围。</translation>
    </message>
    <message>
        <source>COPY is not allowed here.</source>
        <translation>COPY 不能在这里运行。</translation>
    </message>
    <message>
        <source>The server runs PostgreSQL %1. Signalbox needs version 15 or newer.</source>
        <translation>服务器运行的是 PostgreSQL %1。Signalbox 需要 15 或更高版本。</translation>
    </message>
    <message>
        <source>The user %1 is a superuser, and Signalbox does not run as one. Create a separate user and database: CREATE ROLE signalbox LOGIN PASSWORD &apos;…&apos;; CREATE DATABASE signalbox OWNER signalbox;</source>
        <translation>用户 %1 是此服务器的超级用户，Signalbox 从不以超级用户工作。请创建专用的用户和数据库：CREATE ROLE signalbox LOGIN PASSWORD &apos;…&apos;; CREATE DATABASE signalbox OWNER signalbox;</translation>
    </message>
    <message>
        <source>A call to the database failed: %1</source>
        <translation>对数据库的调用失败：%1</translation>
    </message>
    <message>
        <source>The connection to the database was lost during a commit. Signalbox checks whether the change is stored.</source>
        <translation>提交更改时与数据库的连接断开。将重新读取以确认是否已存储。</translation>
    </message>
    <message>
        <source>The engine is stopping.</source>
        <translation>引擎正在停止。</translation>
    </message>
    <message>
        <source>The disk of the database is full: %1. Nothing of this step was stored. Free some space; Signalbox then continues automatically.</source>
        <translation>数据库的磁盘已满：%1。此步骤未存储任何数据。请释放空间；Signalbox 会自动继续。</translation>
    </message>
    <message>
        <source>The database is out of memory: %1. The step is retried.</source>
        <translation>数据库内存不足：%1。将重试同一步骤。</translation>
    </message>
    <message>
        <source>The database has no free connection: %1. Signalbox retries; consider raising max_connections.</source>
        <translation>数据库没有空闲连接：%1。Signalbox 会重试；增大 max_connections 会有帮助。</translation>
    </message>
    <message>
        <source>A limit of the database was reached: %1.</source>
        <translation>达到了数据库的限制：%1。</translation>
    </message>
    <message>
        <source>The query was stopped: %1.</source>
        <translation>查询已停止：%1。</translation>
    </message>
    <message>
        <source>Another session holds a lock that this step needs: %1. The step is retried.</source>
        <translation>另一个会话占用了此步骤所需的资源：%1。将重试同一步骤。</translation>
    </message>
    <message>
        <source>Two sessions changed the same rows at the same time: %1. The step is retried.</source>
        <translation>两个会话同时更改了相同的行：%1。将重试同一步骤。</translation>
    </message>
    <message>
        <source>Two sessions waited for each other: %1. The step is retried.</source>
        <translation>两个会话互相等待：%1。将重试同一步骤。</translation>
    </message>
    <message>
        <source>The database user does not have this privilege: %1.</source>
        <translation>数据库用户无权执行此操作：%1。</translation>
    </message>
    <message>
        <source>This is already stored: %1.</source>
        <translation>此数据已经存储：%1。</translation>
    </message>
    <message>
        <source>This range is already covered: %1.</source>
        <translation>此范围已被覆盖：%1。</translation>
    </message>
    <message>
        <source>The database does not accept writes now: %1.</source>
        <translation>数据库目前不接受写入：%1。</translation>
    </message>
    <message>
        <source>Another console took over this chain (%1). This console is on standby now.</source>
        <translation>另一个控制台接管了此链（%1）。本控制台停止处理它。</translation>
    </message>
    <message>
        <source>These blocks are already stored (%1). The coverage is read again.</source>
        <translation>这些区块已经存储（%1）。将重新读取覆盖范围。</translation>
    </message>
    <message>
        <source>The answers of the endpoints differ from the stored rows: %1. The chain is compared with them again.</source>
        <translation>端点现在的说法与已存的不同：%1。将再次与链比较。</translation>
    </message>
    <message>
        <source>The settings of %1 were changed while its blocks were read. They are read again.</source>
        <translation>读取区块期间 %1 的设置已更改。将重新读取这些区块。</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>The database found damaged data: %1. Check the disk, then restore a backup or index the chain again.</source>
        <translation>数据库发现损坏的数据：%1。请检查磁盘，然后恢复备份或重新索引该链。</translation>
    </message>
    <message>
        <source>The database found a damaged index: %1. Check the disk, then rebuild the index with REINDEX.</source>
        <translation>数据库发现损坏的索引：%1。请检查磁盘，然后用 REINDEX 重建索引。</translation>
    </message>
    <message>
        <source>The database could not use its files: %1. Check the disk and the permissions of its folder.</source>
        <translation>数据库无法使用其文件：%1。请检查磁盘和其文件夹的权限。</translation>
    </message>
    <message>
        <source>The database is out of resources: %1. The step is retried.</source>
        <translation>数据库资源不足：%1。将重试同一步骤。</translation>
    </message>
    <message>
        <source>The database refused the login: %1.</source>
        <translation>数据库拒绝登录：%1。</translation>
    </message>
    <message>
        <source>The database refused a value: %1.</source>
        <translation>数据库拒绝了一个值：%1。</translation>
    </message>
    <message>
        <source>A constraint of the database was violated: %1.</source>
        <translation>数据库的规则不允许此操作：%1。</translation>
    </message>
    <message>
        <source>The database refused a statement of Signalbox: %1.</source>
        <translation>数据库拒绝了 Signalbox 的一条语句：%1。</translation>
    </message>
    <message>
        <source>No endpoint of this chain is available now. Signalbox retries automatically. A second endpoint would keep the chain running.</source>
        <translation>目前没有可以请求的端点。Signalbox 会自动重试；再添加一个端点可避免这种情况。</translation>
    </message>
    <message>
        <source>an ID above 2^63</source>
        <translation>超过 2^63 的 ID</translation>
    </message>
    <message>
        <source>%1 serves chain %2, not %3. It is not used; correct the URL.</source>
        <translation>%1 服务的是链 %2，而非 %3。不会采用其数据；请更正 URL。</translation>
    </message>
    <message>
        <source>The limit &quot;%1&quot; is not a number of 0 or more. Omit it for no limit.</source>
        <translation>限制“%1”不是大于等于 0 的数字。留空表示不限。</translation>
    </message>
    <message>
        <source>This is not a usable endpoint URL. It must begin with http://, https://, ws:// or wss:// and name a host.</source>
        <translation>这不是可用的端点 URL。它必须以 http://、https://、ws:// 或 wss:// 开头并包含主机名。</translation>
    </message>
    <message>
        <source>A request header of this endpoint cannot be sent: names and values are one line of plain ASCII.</source>
        <translation>无法发送此端点的某个请求头：名称和值应为单行纯 ASCII。</translation>
    </message>
    <message>
        <source>The bearer token must be one line of plain ASCII.</source>
        <translation>Bearer 令牌必须是单行纯 ASCII。</translation>
    </message>
    <message>
        <source>The proxy must be http://host:port or socks5://host:port.</source>
        <translation>代理必须写作 http://host:port 或 socks5://host:port。</translation>
    </message>
    <message>
        <source>What is wrong: %1.</source>
        <translation>问题：%1。</translation>
    </message>
    <message>
        <source>%1 did not answer in time. The request is repeated, with another endpoint first.</source>
        <translation>%1 未及时应答。Signalbox 会再次请求，优先选择其他端点。</translation>
    </message>
    <message>
        <source>The encrypted connection to %1 failed. Check its certificate, or give the CA file of your own authority.</source>
        <translation>与 %1 的加密连接失败。请检查其证书，或提供自有机构的 CA 文件。</translation>
    </message>
    <message>
        <source>%1 redirects to another host, and redirects are not followed. Enter the final URL.</source>
        <translation>%1 将请求转向另一主机，而 Signalbox 从不跟随。请填写最终的 URL。</translation>
    </message>
    <message>
        <source>The answer of %1 was larger than allowed and was discarded.</source>
        <translation>%1 的应答超出允许的大小，已被截断。</translation>
    </message>
    <message>
        <source>%1 answered with something that is not JSON-RPC. Check that the URL is that of an RPC endpoint.</source>
        <translation>%1 的应答不是 JSON-RPC。请检查 URL 是否为 RPC 端点。</translation>
    </message>
    <message>
        <source>%1 answered with a web page. Check that the URL is that of an RPC endpoint.</source>
        <translation>%1 返回了一个网页。请检查该 URL 是否为 RPC 端点的地址。</translation>
    </message>
    <message>
        <source>%1 returned an inconsistent or incomplete answer. It was discarded, and the request is repeated.</source>
        <translation>%1 的应答自相矛盾或有遗漏。该应答已丢弃，将重新请求。</translation>
    </message>
    <message>
        <source>%1 cannot be reached. Check the URL and the network.</source>
        <translation>无法连接 %1。请检查 URL 和网络。</translation>
    </message>
    <message>
        <source>%1 refuses requests of this size.</source>
        <translation>%1 拒绝这样大小的请求。</translation>
    </message>
    <message>
        <source>%1 refuses this number of addresses in one request.</source>
        <translation>%1 拒绝在一个请求中包含这么多地址。</translation>
    </message>
    <message>
        <source>The quota of %1 is used up. The endpoint is not used until the next UTC day, or until you press Try now.</source>
        <translation>%1 的套餐额度已用完。在下一个 UTC 日之前，或在你点击“立即重试”之前，不再使用它。</translation>
    </message>
    <message>
        <source>%1 limits the rate of requests. Signalbox waits and continues automatically.</source>
        <translation>%1 要求减少请求。Signalbox 会等待并自动继续。</translation>
    </message>
    <message>
        <source>%1 refuses the key or password. Correct it in the endpoint&apos;s settings; until then the endpoint is not used.</source>
        <translation>%1 拒绝了密钥或密码。请在端点设置中更正；在此之前不再请求它。</translation>
    </message>
    <message>
        <source>%1 does not know this block tag.</source>
        <translation>%1 不认识此区块标签。</translation>
    </message>
    <message>
        <source>%1 does not have this block yet.</source>
        <translation>%1 还没有此区块。</translation>
    </message>
    <message>
        <source>%1 no longer has this history. Add an archive endpoint or start later.</source>
        <translation>%1 不再保留这段历史。请添加归档端点，或把起点设得更晚。</translation>
    </message>
    <message>
        <source>%1 does not offer this method.</source>
        <translation>%1 不提供此方法。</translation>
    </message>
    <message>
        <source>The contract refused the call.</source>
        <translation>合约拒绝了调用。</translation>
    </message>
    <message>
        <source>%1 rejects the request as malformed.</source>
        <translation>%1 认为请求格式有误并拒绝。</translation>
    </message>
    <message>
        <source>%1 answered with HTTP status %2.</source>
        <translation>%1 的应答为 HTTP 状态码 %2。</translation>
    </message>
    <message>
        <source>%1 answered with an error.</source>
        <translation>%1 应答了一个错误。</translation>
    </message>
    <message>
        <source>%1 serves another network with the chain ID %2: its block %3 is different. It is not used. Correct the URL.</source>
        <translation>%1 服务的是另一个链 ID 同为 %2 的网络：它的区块 %3 不同。不会从中读取任何数据。请更正 URL。</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>没有应答</translation>
    </message>
    <message>
        <source>no announcements of new blocks</source>
        <translation>没有收到新区块通知</translation>
    </message>
    <message>
        <source>the server closed the connection</source>
        <translation>服务器关闭了连接</translation>
    </message>
    <message>
        <source>it serves another chain</source>
        <translation>它服务于另一条链</translation>
    </message>
    <message>
        <source>it does not support newHeads</source>
        <translation>它不提供 newHeads</translation>
    </message>
    <message>
        <source>This endpoint has a key, and the secret store is locked. Unlock the secret store first.</source>
        <translation>此端点带有密钥，但没有已打开的机密存储来保存它。请先解锁机密。</translation>
    </message>
    <message>
        <source>The key of endpoint %1 is locked. Unlock the secret store; the chain then continues automatically.</source>
        <translation>端点 %1 的密钥已锁定。请解锁机密；之后该链会自动继续。</translation>
    </message>
    <message>
        <source>The system&apos;s keychain refused access (%1). Unlock it and try again.</source>
        <translation>系统密钥环拒绝访问（%1）。请解锁后重试。</translation>
    </message>
    <message>
        <source>The keychain has no such entry. Enter this key again.</source>
        <translation>密钥环中没有此条目。请重新输入此密钥。</translation>
    </message>
    <message>
        <source>The system&apos;s keychain does not work (%1). Start it, or move the secrets into an encrypted file.</source>
        <translation>系统密钥环无法工作（%1）。请启动它，或将机密移到加密文件中。</translation>
    </message>
    <message>
        <source>The system&apos;s keychain did not answer within %1 s. It may be waiting for its password: look for its window, then try again.</source>
        <translation>系统密钥环在 %1 秒内没有应答。它可能在等待自己的密码：请找到它的窗口，然后重试。</translation>
    </message>
    <message>
        <source>The system&apos;s keychain is locked, so its keys cannot be read. Unlock it (a desktop does so at login) and try again. Nothing is lost.</source>
        <translation>系统密钥环已锁定，无法读取其中的密钥。请解锁（用户登录桌面时会自动解锁）后重试；没有丢失任何内容。</translation>
    </message>
    <message>
        <source>The secrets file %1 is damaged. Restore it from a backup, or set it aside with signalbox-cli secrets reset and enter the keys again. Indexed data is not affected.</source>
        <translation>机密文件 %1 已损坏。请从备份恢复，或用 signalbox-cli secrets reset 将其搁置并重新输入密钥；已索引的数据不受影响。</translation>
    </message>
    <message>
        <source>There is not enough memory to open the secrets file. Close other programs and try again.</source>
        <translation>内存不足，无法打开机密。请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>The passphrase is wrong, or the secrets file was modified. Try again. If the passphrase is lost, signalbox-cli secrets reset sets the file aside; the keys must then be entered again. Indexed data is kept.</source>
        <translation>此口令无法打开工作区的机密，或其文件已被更改。请重试。如果口令已丢失，可用 signalbox-cli secrets reset 将文件搁置；之后需重新输入密钥，已索引的数据会保留。</translation>
    </message>
    <message>
        <source>The secret store has no entry %1. Enter this key again.</source>
        <translation>机密存储中没有条目 %1。请重新输入此密钥。</translation>
    </message>
    <message>
        <source>The encryption library could not be initialized.</source>
        <translation>加密库无法启动。</translation>
    </message>
    <message>
        <source>The passphrase is empty. Enter a passphrase.</source>
        <translation>口令为空。请输入口令。</translation>
    </message>
    <message>
        <source>Others can read the passphrase file %1. Run: chmod 600 &apos;%1&apos;</source>
        <translation>其他人可以读取口令文件 %1。请运行：chmod 600 &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The passphrase file %1 is empty.</source>
        <translation>口令文件 %1 为空。</translation>
    </message>
    <message>
        <source>The new secret store returned a value other than the one written. Nothing was removed from the old one.</source>
        <translation>新的机密存储返回的值与写入的不同。旧存储中未移除任何内容。</translation>
    </message>
    <message>
        <source>The role %1 can do more than read on this server, so no statement can be run. Have an administrator revoke its other privileges, then try again.</source>
        <translation>角色 %1 在此服务器上的权限不止读取，因此这里不运行任何语句。请管理员收回它的其他权限，然后重试。</translation>
    </message>
    <message>
        <source>Statements run as a read-only role, and the user %1 cannot create one on this server. Have an administrator run the statements shown here once, then try again.</source>
        <translation>语句以只读角色运行，而用户 %1 在此服务器上无权创建这样的角色。请管理员运行一次这里给出的语句，然后重试。</translation>
    </message>
    <message>
        <source>The server refuses the reader role, so no statement can be run. %1</source>
        <translation>服务器不允许只读角色登录，因此这里不运行任何语句。%1</translation>
    </message>
    <message>
        <source>The API keys of this workspace are encrypted with a workspace key that this console does not have. Show the key on a console that has it (signalbox-cli secrets key --reveal), and enter it here (signalbox-cli secrets key --import).</source>
        <translation>此工作区的密钥以一把工作区密钥共享，而本控制台没有这把密钥。请在持有它的控制台上显示（signalbox-cli secrets key --reveal），再在此输入（signalbox-cli secrets key --import）。</translation>
    </message>
    <message>
        <source>This workspace does not have a workspace key yet: it is created when the first API key of an endpoint is stored.</source>
        <translation>此工作区还没有工作区密钥：存储第一个端点 API 密钥时会创建它。</translation>
    </message>
    <message>
        <source>This is not the key of this workspace. Nothing was changed.</source>
        <translation>这不是此工作区的密钥。未更改任何内容。</translation>
    </message>
    <message>
        <source>The secrets file of this workspace is locked. Enter its passphrase; on the command line: --passphrase-file FILE. If it is lost, signalbox-cli secrets reset sets the file aside, and the keys must be entered again.</source>
        <translation>此工作区的机密已锁定。请提供其文件的口令；命令行方式：--passphrase-file FILE。若口令已丢失，可用 signalbox-cli secrets reset 将文件搁置，然后重新输入密钥。</translation>
    </message>
    <message>
        <source>This workspace has no secrets yet. Enter this key again.</source>
        <translation>此工作区还没有机密。请重新输入此密钥。</translation>
    </message>
    <message>
        <source>%1 could not be renamed to %2. Nothing was changed. Check that the folder is writable.</source>
        <translation>无法将 %1 重命名为 %2。未做任何更改；请检查文件夹是否可写。</translation>
    </message>
    <message>
        <source>Secrets can be moved to the keychain or to a file.</source>
        <translation>机密可以移到 keychain 或 file。</translation>
    </message>
    <message>
        <source>No keychain answers in this session. Start one, then try again.</source>
        <translation>此会话中没有应答的密钥环。请启动一个，然后重试。</translation>
    </message>
    <message>
        <source>There is no statement to run.</source>
        <translation>没有可运行的语句。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not allowed here. Use SELECT, WITH, VALUES, TABLE, EXPLAIN or SHOW; change data with the actions of the other screens.</source>
        <translation>“%1”不能在这里运行：可以运行的是 SELECT、WITH、VALUES、TABLE、EXPLAIN 和 SHOW。要更改内容，请用其他页面的操作。</translation>
    </message>
    <message>
        <source>Enter one statement at a time.</source>
        <translation>请一次只给一条语句。</translation>
    </message>
    <message>
        <source>This workspace has no read-only role, so no statement can be run.</source>
        <translation>此工作区没有只读角色，因此这里不运行任何语句。</translation>
    </message>
    <message>
        <source>The endpoint&apos;s answer does not contain rows that are stored. They are kept unless receipts or a second endpoint confirm the answer.</source>
        <translation>端点的应答缺少已存储的行。除非收据或第二个端点确认该应答，否则这些行将保留。</translation>
    </message>
    <message>
        <source>A commit without a range or a stream was requested.</source>
        <translation>请求了没有范围或数据流的提交。</translation>
    </message>
    <message>
        <source>Rows that do not fit the catalog were to be stored: %1. Nothing was stored.</source>
        <translation>要存储的行不符合目录：%1。未存储任何内容。</translation>
    </message>
    <message>
        <source>tables of %1</source>
        <translation>%1 的表</translation>
    </message>
    <message>
        <source>coverage, history and settings</source>
        <translation>覆盖范围、历史和设置</translation>
    </message>
    <message>
        <source>Another chain is already named %1. Choose another name.</source>
        <translation>已有另一条链名为 %1。请选择其他名称。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a valid chain ID.</source>
        <translation>“%1”不是有效的链 ID。</translation>
    </message>
    <message>
        <source>It was deleted: recover it, or delete it permanently first.</source>
        <translation>它曾被删除：请恢复它，或先彻底删除。</translation>
    </message>
    <message>
        <source>Add an endpoint or a token to it instead.</source>
        <translation>请改为向其添加端点或代币。</translation>
    </message>
    <message>
        <source>%1 is already in this workspace, as %2. %3</source>
        <translation>%1 已在此工作区中，名为 %2。%3</translation>
    </message>
    <message>
        <source>Endpoint %1 does not exist.</source>
        <translation>没有编号为 %1 的端点。</translation>
    </message>
    <message>
        <source>%1 already indexes %2.</source>
        <translation>%1 已在索引 %2。</translation>
    </message>
    <message>
        <source>%1 does not index %2.</source>
        <translation>%1 没有索引 %2。</translation>
    </message>
    <message>
        <source>%1 does not follow %2 yet.</source>
        <translation>%1 尚未跟随 %2。</translation>
    </message>
    <message>
        <source>%1 is too far behind the changes of %2 and must start again with a new copy.</source>
        <translation>%1 落后于 %2 的变更太多：将以新副本重新开始。</translation>
    </message>
    <message>
        <source>This workspace has no such command.</source>
        <translation>此工作区中没有这条命令。</translation>
    </message>
    <message>
        <source>The confirmation is older than 5 minutes. Nothing was changed. Check the figures and confirm again.</source>
        <translation>确认已超过 5 分钟。未执行任何操作；请重新查看数字并再次确认。</translation>
    </message>
    <message>
        <source>This command has already ended.</source>
        <translation>此命令已经结束。</translation>
    </message>
    <message>
        <source>Another console has taken over this command.</source>
        <translation>另一个控制台已接管此命令并正在执行。</translation>
    </message>
    <message>
        <source>This command deletes or replaces rows and needs a confirmed preview.</source>
        <translation>此命令会删除或替换行。它需要已确认的预览。</translation>
    </message>
    <message>
        <source>This request was already recorded.</source>
        <translation>此请求已经登记过。</translation>
    </message>
    <message>
        <source>The console that ran this command exited before it was done. Run the command again.</source>
        <translation>执行此命令的控制台在完成前退出了。请重新发起。</translation>
    </message>
    <message>
        <source>Another console took over %1. This console is on standby now.</source>
        <translation>另一个控制台接管了 %1。本控制台停止处理它。</translation>
    </message>
    <message>
        <source>Alert %1 does not exist.</source>
        <translation>没有编号为 %1 的告警。</translation>
    </message>
    <message>
        <source>Block %1, position %2, is not in quarantine.</source>
        <translation>区块 %1 的位置 %2 没有内容在隔离区中。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a Canopy chain. Only Canopy chains have a cross-chain sync.</source>
        <translation>“%1”不是 Canopy 链：只有 Canopy 链会复制到所有链的表中。</translation>
    </message>
    <message>
        <source>%1 is not a valid Canopy chain ID: canopy: and a number from 1 to 9223372036854775807.</source>
        <translation>%1 不是 Canopy 链的标识。应为 canopy: 加上 1 至 9223372036854775807 的数字。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is %2. %3 are indexed completely: streams cannot be added or removed.</source>
        <translation>“%1”是%2。%3会完整索引：不能添加或移除数据流。</translation>
    </message>
    <message>
        <source>A chain needs at least one endpoint.</source>
        <translation>一条链至少需要一个端点。</translation>
    </message>
    <message>
        <source>%1 are indexed completely: they have no stream &quot;%2&quot;.</source>
        <translation>%1会完整索引：没有数据流“%2”。</translation>
    </message>
    <message>
        <source>The last block is below the first one.</source>
        <translation>结束区块小于起始区块。</translation>
    </message>
    <message>
        <source>The hash of the first block is not a block hash.</source>
        <translation>第一个区块的哈希不是区块哈希。</translation>
    </message>
    <message>
        <source>%1 do not have the setting &quot;%2&quot;: their blocks are final when they are committed, and all of them are stored.</source>
        <translation>%1没有设置“%2”：其区块提交即最终确认，并全部存储。</translation>
    </message>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>第 %1 步，共 %2 步：%3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not part of the cross-chain sync. Tables of the sync: %2.</source>
        <translation>“%1”不会复制到所有链的表中。会复制的有：%2。</translation>
    </message>
    <message>
        <source>Canopy chains have no table &quot;%1&quot;. Their tables are: %2.</source>
        <translation>Canopy 链没有表“%1”。已有的表：%2。</translation>
    </message>
    <message>
        <source>Block %1 is above the newest stored block of &quot;%2&quot;, %3, so no state would be left. Keep states from that block or a lower one.</source>
        <translation>区块 %1 高于“%2”已存的最新区块 %3：那样就无法再查询任何状态。请保留从该区块或更低区块起的状态。</translation>
    </message>
    <message>
        <source>No retention is set. Specify the first height to keep, or set sync.optimize_keep_days.</source>
        <translation>没有说明哪些版本可以删除。请给出要保留的首个高度，或设置 sync.optimize_keep_days。</translation>
    </message>
    <message>
        <source>A range needs two block numbers, the lower one first, both 0 or more.</source>
        <translation>范围需要两个区块号，较小的在前，均不小于 0。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is deleted. Recover it first.</source>
        <translation>“%1”已删除。请先恢复。</translation>
    </message>
    <message>
        <source>This command removes data and was sent without a confirmed preview. Nothing was changed.</source>
        <translation>此命令会丢弃数据，却没有附带操作员确认过的预览。未执行任何操作。</translation>
    </message>
    <message>
        <source>A sample is a number of blocks from 1 on.</source>
        <translation>抽样数为不小于 1 的区块数。</translation>
    </message>
    <message>
        <source>Rewind needs the number of the last block to keep.</source>
        <translation>回退需要填写要保留的最后一个区块的编号。</translation>
    </message>
    <message>
        <source>The endpoint&apos;s number is missing.</source>
        <translation>缺少端点编号。</translation>
    </message>
    <message>
        <source>The endpoint&apos;s URL is missing.</source>
        <translation>缺少端点的 URL。</translation>
    </message>
    <message>
        <source>The stream is missing.</source>
        <translation>缺少数据流。</translation>
    </message>
    <message>
        <source>Block headers are always indexed, because reorgs are detected by them. Delete the chain instead.</source>
        <translation>区块头始终会被索引：链重组由此发现。如需停止，请删除该链。</translation>
    </message>
    <message>
        <source>The block number of the item is missing.</source>
        <translation>缺少该项目的区块号。</translation>
    </message>
    <message>
        <source>The end of the mute is not a valid time.</source>
        <translation>告警静音的截止值不是时间。</translation>
    </message>
    <message>
        <source>The alert&apos;s number is missing.</source>
        <translation>缺少告警编号。</translation>
    </message>
    <message>
        <source>The first height to keep must be 1 or higher.</source>
        <translation>要保留的首个高度是从 1 起的数字。</translation>
    </message>
    <message>
        <source>Confirmations must be a number from 0 to 10,000.</source>
        <translation>确认数为 0 到 10,000 之间的数字。</translation>
    </message>
    <message>
        <source>Headers are proven, full or borders.</source>
        <translation>区块头模式为 proven、full 或 borders。</translation>
    </message>
    <message>
        <source>A name has 1 to 100 characters.</source>
        <translation>名称为 1 到 100 个字符。</translation>
    </message>
    <message>
        <source>Another console edited %1 in the meantime: %2 was %3 when you began and is %4 now. Nothing was saved. Check the new values and save again.</source>
        <translation>另一个控制台同时编辑了 %1：此次编辑开始时 %2 为 %3，现在为 %4。此次编辑未保存任何内容；请查看新值后再保存。</translation>
    </message>
    <message>
        <source>%1 is used by &quot;%2&quot;, which is another network: chain %3 of network %4, while this one belongs to network %5. A workspace cannot hold two networks with the same ID; use a second workspace.</source>
        <translation>%1 已被“%2”占用，而那是另一个网络：它是网络 %4 的链 %3，此链属于网络 %5。同一标识的两个网络不能在一个工作区中；请使用第二个工作区。</translation>
    </message>
    <message>
        <source>%1 is used by &quot;%2&quot;, which is another network: its genesis block is 0x%3, the genesis block of this one is 0x%4. A workspace cannot hold two networks with the same ID; use a second workspace.</source>
        <translation>%1 已被“%2”占用，而那是另一个网络：其创世区块为 0x%3，此网络为 0x%4。同一 ID 的两个网络不能放在同一工作区；请使用另一个工作区。</translation>
    </message>
    <message>
        <source>%1 was deleted as &quot;%2&quot;, and its data still exists. Recover it, or delete it permanently first.</source>
        <translation>%1 曾以“%2”为名被删除，其数据仍在。请恢复它，或先彻底删除。</translation>
    </message>
    <message>
        <source>%1 is being deleted (&quot;%2&quot;). Add it again when that is done.</source>
        <translation>%1 正在删除（“%2”）。完成后再添加。</translation>
    </message>
    <message>
        <source>%1 is already in this workspace, as &quot;%2&quot;. %3</source>
        <translation>%1 已在此工作区中，名为“%2”。%3</translation>
    </message>
    <message>
        <source>%1 is not a contract address: 0x and 40 hexadecimal digits, in upper and lower case as a block explorer shows them.</source>
        <translation>%1 不是合约地址：应为 0x 加 40 位十六进制数字（大小写与区块浏览器显示一致）。</translation>
    </message>
    <message>
        <source>Registries need at least one address: identity, reputation or validation.</source>
        <translation>注册表至少需要一个地址：身份、信誉或验证。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a stream. Streams are headers, registries, transfers, transfers:0x… and balance_events:0x….</source>
        <translation>没有数据流“%1”。可用的有 headers、registries、transfers、transfers:0x… 和 balance_events:0x…。</translation>
    </message>
    <message>
        <source>%1 is %2, which is not an EVM chain. Nothing was added.</source>
        <translation>%1 是 %2，不是 EVM 链。未添加任何内容。</translation>
    </message>
    <message>
        <source>The first block must be 0 or higher.</source>
        <translation>起始区块不小于 0。</translation>
    </message>
    <message>
        <source>The stream %1 was specified twice.</source>
        <translation>数据流 %1 重复给出。</translation>
    </message>
    <message>
        <source>Chains of the family &quot;%1&quot; cannot be added. This version indexes: %2.</source>
        <translation>无法添加链族“%1”的链。此版本可索引：%2。</translation>
    </message>
    <message>
        <source>%1 is not a contract address.</source>
        <translation>%1 不是合约地址。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no stored blocks yet, so there is nothing to reindex.</source>
        <translation>“%1”还没有已存的区块：没有可以重新获取的内容。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no stored blocks from %2 to %3, so there is nothing to reindex. Stored blocks: %4 to %5.</source>
        <translation>“%1”没有存储区块 %2 至 %3 中的任何一个，因此无法重新获取：它有 %4 至 %5。</translation>
    </message>
    <message>
        <source>The rows are removed permanently. They can only be restored by fetching them from the chain again.</source>
        <translation>这些行将从磁盘删除，只能从链上重新获取。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has nothing stored above block %2: the newest is %3.</source>
        <translation>“%1”在区块 %2 之上没有已存数据：最新的是 %3。</translation>
    </message>
    <message>
        <source>The rows above block %1 are removed and fetched from the chain again.</source>
        <translation>区块 %1 之上的行会被删除，并按链的现状重新获取。</translation>
    </message>
    <message>
        <source>The support bundle was not written. %1</source>
        <translation>支持包未写入。%1</translation>
    </message>
    <message>
        <source>The program tar is not installed. Install it and try again.</source>
        <translation>没有 tar 程序。请安装后重试。</translation>
    </message>
    <message>
        <source>A temporary folder could not be created: %1.</source>
        <translation>无法创建临时文件夹：%1。</translation>
    </message>
    <message>
        <source>The temporary folder %1 could not be written.</source>
        <translation>无法写入临时文件夹 %1。</translation>
    </message>
    <message>
        <source>tar could not write it: %1</source>
        <translation>tar 无法写入：%1</translation>
    </message>
    <message>
        <source>%1 could not be renamed to %2.</source>
        <translation>无法将 %1 重命名为 %2。</translation>
    </message>
    <message>
        <source>The workspace&apos;s record cannot be read, so its keychain entries are unknown. If there are any, they remain under the name signalbox.</source>
        <translation>无法读取工作区的记录，因此不知道它在密钥链中有哪些条目。如果有，它们会以 signalbox 为名保留。</translation>
    </message>
    <message>
        <source>The keys of this workspace remain in the keychain under %1/: %2 Remove them with the keychain&apos;s own program.</source>
        <translation>此工作区的密钥仍保留在密钥链的 %1/ 下：%2请用密钥链自带的程序删除它们。</translation>
    </message>
    <message>
        <source>%1 does not contain a local workspace.</source>
        <translation>%1 中没有本地工作区。</translation>
    </message>
    <message>
        <source>%1 is not a valid Canopy chain ID, such as canopy:1.</source>
        <translation>%1 不是 Canopy 链的标识，例如 canopy:1。</translation>
    </message>
    <message>
        <source>This workspace is local: it always uses %1 as its catalog.</source>
        <translation>此工作区是本地的：%1 就是它的目录定义。</translation>
    </message>
    <message>
        <source>API keys are shared among consoles in server workspaces only; this workspace is local.</source>
        <translation>只有服务器上的工作区才在控制台之间共享密钥；此工作区在本机。</translation>
    </message>
    <message>
        <source>%1 needs a chain of the family %2, and there is none.</source>
        <translation>%1 需要 %2 系列的链，但没有这样的链。</translation>
    </message>
    <message>
        <source>There is no chain &quot;%1&quot; of the family %2.</source>
        <translation>%2 系列中没有链“%1”。</translation>
    </message>
    <message>
        <source>No saved query is named &quot;%1&quot;. signalbox-cli sql --saved list prints their names.</source>
        <translation>没有名为“%1”的已存查询。signalbox-cli sql --saved list 会列出它们。</translation>
    </message>
    <message>
        <source>The workspace is not open. Nothing was moved.</source>
        <translation>工作区未打开。未移动任何内容。</translation>
    </message>
    <message>
        <source>Catalogs are published in server workspaces only, and no server was reached.</source>
        <translation>只有服务器上工作区的控制台才共同约定目录，而现在没有连上服务器。</translation>
    </message>
    <message>
        <source>Opening the workspace was canceled.</source>
        <translation>打开工作区的操作已停止。</translation>
    </message>
    <message>
        <source>%1 does not contain a workspace.</source>
        <translation>%1 中没有工作区。</translation>
    </message>
    <message>
        <source>The folder %1 contains a local workspace. Choose another folder for the server workspace.</source>
        <translation>文件夹 %1 中是本地工作区。请为服务器选择其他文件夹。</translation>
    </message>
    <message>
        <source>The folder %1 belongs to a workspace on a server. Choose another folder for a local one.</source>
        <translation>文件夹 %1 属于服务器上的工作区。请为本地工作区选择其他文件夹。</translation>
    </message>
    <message>
        <source>An existing server: %1</source>
        <translation>现有服务器：%1</translation>
    </message>
    <message>
        <source>The server %1 does not answer on port %2 (%3). Check host and port, and that it runs; then try again.</source>
        <translation>服务器 %1 在端口 %2 上没有应答（%3）。请检查主机、端口以及服务器是否在运行，然后重试。</translation>
    </message>
    <message>
        <source>The user %1 does not have the privileges that Signalbox needs in the database %2. Make the user its owner: ALTER DATABASE %2 OWNER TO %1; or, if another user created the tables of Signalbox, connect as that user. The server&apos;s answer: %3</source>
        <translation>用户 %1 没有 Signalbox 在数据库 %2 中所需的权限。请将其设为所有者：ALTER DATABASE %2 OWNER TO %1；若 Signalbox 的表由其他用户创建，请以该用户连接。服务器答复：%3</translation>
    </message>
    <message>
        <source>Schema %1</source>
        <translation>模式 %1</translation>
    </message>
    <message>
        <source>The secret store is locked: endpoints with a key wait for the passphrase.</source>
        <translation>机密保持锁定：带密钥的端点会等待，直到提供口令。</translation>
    </message>
    <message>
        <source>The keychain does not answer: endpoints with a key wait until it does.</source>
        <translation>密钥环没有应答：带密钥的端点会等待，直到它应答。</translation>
    </message>
    <message>
        <source>Not needed yet</source>
        <translation>暂不需要</translation>
    </message>
    <message>
        <source>The file %1 is damaged. Restore it from a backup, or remove it and create the workspace again in the same folder: its data is found again, and only keys stored in a keychain must be entered again.</source>
        <translation>文件 %1 已损坏。请从备份恢复；或将其移除并在同一文件夹重新创建工作区：其数据会被重新找到，只有存放在密钥环中的密钥需要重新输入。</translation>
    </message>
    <message>
        <source>Free megabytes on the disk below which indexing pauses (0 = the smaller of 2 GB and 2 % of the disk).</source>
        <translation>磁盘可用空间低于此兆字节数时暂停索引（0 = 2 GB 与磁盘的 2 % 中较小者）。</translation>
    </message>
    <message>
        <source>Megabytes of shared buffers of the private database, at most half of the machine&apos;s memory. More memory speeds up indexing of long histories. Takes effect after a restart of the private database.</source>
        <translation>私有数据库共享缓冲区的兆字节数，最多为本机内存的一半。内存越多，长历史的索引越快。重启私有数据库后生效。</translation>
    </message>
    <message>
        <source>How often the tables of Canopy chains are optimized on schedule: vacuumed and analyzed, with bloated indexes rebuilt.</source>
        <translation>按计划优化 Canopy 链的表的频率：执行 vacuum 和 analyze，并重建膨胀的索引。</translation>
    </message>
    <message>
        <source>Number of days for which past states of Canopy chains are kept. Optimizing removes older versions that newer ones replaced (0 = keep all).</source>
        <translation>Canopy 链历史状态的保留天数。优化会移除已被新版本取代的更旧版本（0 = 全部保留）。</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln items could not be decoded and are in quarantine.</source>
        <translation>
            <numerusform>%1：%Ln 个项目无法解码，已放入隔离区。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: stored rows of %Ln blocks, the first of them %2, are missing from the endpoints&apos; answers and were kept. Add an endpoint that returns block receipts, then reindex these blocks.</source>
        <translation>
            <numerusform>%1：%Ln 个区块（首个为 %2）的已存行在端点的应答中缺失，已予保留。请添加能返回区块收据的端点，然后重新索引这些区块。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>batches of %Ln calls, learned</source>
        <translation>
            <numerusform>每批 %Ln 次调用（自动得出）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Both agree up to block %1, %Ln blocks below the newest stored one.</source>
        <translation>
            <numerusform>双方在区块 %1 之前一致，比已存的最新区块低 %Ln 个区块。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other sessions use this workspace. Close them first.</source>
        <translation>
            <numerusform>有 %Ln 个其他会话正在使用此工作区。请先关闭它们。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: removing versions (%Ln rows read, %L2 removed)</source>
        <translation>
            <numerusform>%1：正在删除旧版本（已查看 %Ln 行，已删除 %L2 行）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, table %2 of %3: writing (%Ln keys differ, %L4 corrected)</source>
        <translation>
            <numerusform>%1，第 %2 个表，共 %3 个：正在写入（%Ln 个键不同，%L4 个已恢复正确）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, table %2 of %3: comparing (%Ln keys differ, %L4 corrected)</source>
        <translation>
            <numerusform>%1，第 %2 个表，共 %3 个：正在比较（%Ln 个键不同，%L4 个已恢复正确）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; stored rows of %Ln blocks were missing from the answers and kept</source>
        <translation>
            <numerusform>%1；应答缺少 %Ln 个区块的已存储行，这些行已保留</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln blocks</source>
        <translation>
            <numerusform>%L1 / %Ln 个区块</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reorg on %1: %Ln blocks above %2 were undone (%3), and the new branch is indexed.</source>
        <translation>
            <numerusform>%1 发生链重组：已撤销 %2 之上的 %Ln 个区块（%3），正在索引新分支。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation>
            <numerusform>%Ln 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the highest limit of an endpoint is %Ln blocks per request</source>
        <translation>
            <numerusform>最宽松的端点每次请求允许 %Ln 个区块</numerusform>
        </translation>
    </message>
    <message>
        <source>A Transfer with %1 and %2 of data is not an ERC-20 transfer.</source>
        <translation>有 %1和 %2数据的 Transfer 不是 ERC-20 转账。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln topics</source>
        <translation>
            <numerusform>%Ln 个主题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln bytes</source>
        <translation>
            <numerusform>%Ln 字节</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %Ln blocks per request</source>
        <translation>
            <numerusform>每次请求至少 %Ln 个区块</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln blocks per request</source>
        <translation>
            <numerusform>每次请求 %Ln 个区块</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The endpoint answered %1 of the %Ln calls of a batch. The others are repeated.</source>
        <translation>
            <numerusform>端点只回答了批量请求中 %Ln 个调用里的 %1 个。Signalbox 会重新请求其余调用。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the answer has receipts for %1 of %Ln transactions</source>
        <translation>
            <numerusform>应答含 %Ln 笔交易中的 %1 份收据</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The daily budget of %Ln calls is used up. It is reset at midnight UTC. To continue now, raise it in the endpoint&apos;s settings.</source>
        <translation>
            <numerusform>每日 %Ln 次调用的限额已用完。UTC 零点重新计算；如需立即继续，请在端点设置中提高限额。</numerusform>
        </translation>
    </message>
    <message>
        <source>Some requests failed and were repeated (%1 of %2). The last one: %3</source>
        <translation>%2 个请求中有 %1 个失败并已重试。最后一次：%3</translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln registry events</source>
        <translation>
            <numerusform>%L1 / %Ln 个注册表事件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped after %Ln rows. The other rows are kept; remove the stream&apos;s rows again to continue.</source>
        <translation>
            <numerusform>已在删除 %Ln 行后停止。其余行保留；要继续，请再次移除该数据流的行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Step %1 of %2: %3 (%Ln rows)</source>
        <translation>
            <numerusform>第 %1 步，共 %2 步：%3（%Ln 行）</numerusform>
        </translation>
    </message>
    <message>
        <source>The number of rows must be from 1 to %1, and the time limit at most 24 hours.</source>
        <translation>行数须为 1 到 %1，时间上限最多 24 小时。</translation>
    </message>
    <message>
        <source>This chain has no block yet. The request is repeated.</source>
        <translation>此链尚无区块。Signalbox 会再次请求。</translation>
    </message>
    <message>
        <source>The node has no certificate yet, so its chain ID is unknown. The chain has only its genesis state so far, or the node has not started to sync. Try again when the node has its first block.</source>
        <translation>节点还没有证书，因此不知道其链 ID。此链目前只有创世状态，或节点尚未开始同步。请在节点有第一个区块后重试。</translation>
    </message>
    <message>
        <source>The endpoint has no newest block yet. The request is repeated.</source>
        <translation>端点尚无最新区块。Signalbox 会再次询问。</translation>
    </message>
    <message>
        <source>a field of the block is duplicated</source>
        <translation>区块的某个字段重复</translation>
    </message>
    <message>
        <source>block %1 or its receipts were not returned</source>
        <translation>未返回区块 %1 或其收据</translation>
    </message>
    <message>
        <source>a field of a log is duplicated</source>
        <translation>某条日志的某个字段重复</translation>
    </message>
    <message>
        <source>log %1 has the index %2</source>
        <translation>日志 %1 的序号为 %2</translation>
    </message>
    <message>
        <source>receipt %1 has the index %2</source>
        <translation>收据 %1 的序号为 %2</translation>
    </message>
    <message>
        <source>This needs an endpoint with an http:// or https:// URL. Add one in addition to the WebSocket.</source>
        <translation>此操作需要 http:// 或 https:// 的端点。请在 WebSocket 之外再加一个。</translation>
    </message>
    <message>
        <source>The chain&apos;s worker has stopped; the reindex continues when it starts again.</source>
        <translation>该链的工作线程已停止；再次启动后重新索引会继续。</translation>
    </message>
    <message>
        <source>The column %1 accepts null values and should not.</source>
        <translation>列 %1 允许空值，但不应允许。</translation>
    </message>
    <message>
        <source>The column %1 does not accept null values and should.</source>
        <translation>列 %1 不允许空值，但应允许。</translation>
    </message>
    <message>
        <source>The user %1 is not allowed to connect to the database %2. Grant it: GRANT CONNECT ON DATABASE %2 TO %1;</source>
        <translation>用户 %1 无权连接数据库 %2。请授权：GRANT CONNECT ON DATABASE %2 TO %1;</translation>
    </message>
    <message>
        <source>Its message: &quot;%1&quot;.</source>
        <translation>对方答复：“%1”。</translation>
    </message>
    <message>
        <source>a Canopy node (chain %1 of network %2)</source>
        <translation>Canopy 节点（网络 %2 的链 %1）</translation>
    </message>
    <message>
        <source>Canopy chains</source>
        <translation>Canopy 链</translation>
    </message>
    <message>
        <source>a Canopy chain</source>
        <translation>Canopy 链</translation>
    </message>
    <message>
        <source>a Canopy node</source>
        <translation>Canopy 节点</translation>
    </message>
    <message>
        <source>an EVM node of %1</source>
        <translation>%1 的 EVM 节点</translation>
    </message>
    <message>
        <source>EVM chains</source>
        <translation>EVM 链</translation>
    </message>
    <message>
        <source>an EVM chain</source>
        <translation>EVM 链</translation>
    </message>
    <message>
        <source>an EVM node</source>
        <translation>EVM 节点</translation>
    </message>
    <message>
        <source>%1 is not a token: this kind of chain has no tokens.</source>
        <translation>%1 不是代币：此类链没有代币。</translation>
    </message>
    <message>
        <source>This endpoint is %1, not %2. Add it as %3, or give the URL of %2.</source>
        <translation>此端点是 %1，不是 %2。请将其添加为 %3，或填写 %2 的 URL。</translation>
    </message>
    <message>
        <source>%1: registry addresses were changed after blocks had been stored, and events of the new addresses may be missing in blocks %2 to %3. Reindex these blocks to read them.</source>
        <translation>%1：存入区块之后更改过注册表地址，区块 %2 至 %3 中可能缺少新地址的事件。请重新索引这些区块以读取它们。</translation>
    </message>
    <message>
        <source>Rows that are computed from stored rows could not be stored. %1</source>
        <translation>由已存行计算出的行无法存入。%1</translation>
    </message>
    <message>
        <source>The rules issue and redeem need the owner: the address that the contract returns for owner() or getOwner().</source>
        <translation>规则 issue 和 redeem 需要所有者：合约的 owner() 或 getOwner() 返回的地址。</translation>
    </message>
    <message>
        <source>At least one rule is needed: deposit, withdrawal, issue, redeem or destroyed.</source>
        <translation>至少需要一条规则：deposit、withdrawal、issue、redeem 或 destroyed。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a rule. Rules are deposit, withdrawal, issue, redeem and destroyed.</source>
        <translation>“%1”不是规则。可用的规则有 deposit、withdrawal、issue、redeem 和 destroyed。</translation>
    </message>
    <message>
        <source>The address of this event has more than 20 bytes.</source>
        <translation>此事件的地址超过 20 字节。</translation>
    </message>
    <message>
        <source>An event with %1 and %2 of data does not have the form of %3.</source>
        <translation>有 %1和 %2数据的事件不符合 %3 的格式。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln balance updates failed in the last hour; the threshold is %1.</source>
        <translation>
            <numerusform>过去一小时有 %Ln 次余额更新失败；阈值为 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>The oldest balance update has waited for more than %1 s.</source>
        <translation>最早的余额更新已等待超过 %1 秒。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln balance updates failed for good. Retry or discard them.</source>
        <translation>
            <numerusform>%Ln 次余额更新最终失败。请重试或丢弃。</numerusform>
        </translation>
    </message>
    <message>
        <source>Balances of %1 are not trusted: %2</source>
        <translation>%1 的余额不可信：%2</translation>
    </message>
    <message>
        <source>Transfers do not explain the balances: balanceOf differs for %1 of %2 sampled holders at block %3.</source>
        <translation>转账无法解释余额：在区块 %3，%2 个抽样持有者中有 %1 个与 balanceOf 不同。</translation>
    </message>
    <message>
        <source>The contract does not answer balanceOf with a number.</source>
        <translation>合约对 balanceOf 的回答不是数字。</translation>
    </message>
    <message>
        <source>Recalculating changed nothing: the token is marked as untrusted.</source>
        <translation>重新计算没有变化：该代币已标记为不可信。</translation>
    </message>
    <message>
        <source>Wrong balances are recalculated.</source>
        <translation>正在重新计算错误的余额。</translation>
    </message>
    <message>
        <source>Wrong balances were recalculated.</source>
        <translation>错误的余额已重新计算。</translation>
    </message>
    <message>
        <source>Opening balances were set: the history starts after the token.</source>
        <translation>已设置期初余额：历史的起点晚于该代币。</translation>
    </message>
    <message>
        <source>The address of a price feed begins with https://. Only a feed on this machine may use http://.</source>
        <translation>价格源的地址以 https:// 开头。只有本机上的价格源可以使用 http://。</translation>
    </message>
    <message>
        <source>The key of the price feed cannot be read: %1</source>
        <translation>无法读取价格源的密钥：%1</translation>
    </message>
    <message>
        <source>The price feed refuses the key (HTTP %1). Enter another one.</source>
        <translation>价格源拒绝该密钥（HTTP %1）。请输入另一个。</translation>
    </message>
    <message>
        <source>The price feed allows fewer requests (HTTP 429). Choose a longer interval.</source>
        <translation>价格源允许的请求更少（HTTP 429）。请选择更长的间隔。</translation>
    </message>
    <message>
        <source>The price feed answered HTTP %1. Check its address.</source>
        <translation>价格源返回 HTTP %1。请检查其地址。</translation>
    </message>
    <message>
        <source>The price feed&apos;s answer is not a list of prices. Check its address.</source>
        <translation>价格源的回答不是价格列表。请检查其地址。</translation>
    </message>
    <message>
        <source>The transfers of %1 are not counted up to a finalized block yet. Wait until the chain is synced.</source>
        <translation>%1 的转账尚未统计到已最终确定的区块。请等待该链同步完成。</translation>
    </message>
    <message>
        <source>%1 has no token with balances yet.</source>
        <translation>%1 还没有带余额的代币。</translation>
    </message>
    <message>
        <source>Comparing %1</source>
        <translation>正在比较 %1</translation>
    </message>
    <message>
        <source>The command was canceled.</source>
        <translation>命令已取消。</translation>
    </message>
    <message>
        <source>No endpoint has the state of this block: %1</source>
        <translation>没有端点保存此区块的状态：%1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a valid contract address: 0x and 40 hexadecimal digits.</source>
        <translation>“%1”不是有效的合约地址：应为 0x 加 40 位十六进制数字。</translation>
    </message>
    <message>
        <source>The batch size must be a number from 1 to %L1.</source>
        <translation>批量大小必须是 1 到 %L1 之间的数。</translation>
    </message>
    <message>
        <source>The interval must be a number of seconds from 1 to %L1.</source>
        <translation>间隔必须是 1 到 %L1 之间的秒数。</translation>
    </message>
    <message>
        <source>The maximum of attempts must be a number from 1 to %L1.</source>
        <translation>最大尝试次数必须是 1 到 %L1 之间的数。</translation>
    </message>
    <message>
        <source>The age that raises the priority must be a number of hours from 1 to %L1.</source>
        <translation>提升优先级的等待时间必须是 1 到 %L1 之间的小时数。</translation>
    </message>
    <message>
        <source>The retry delay must be a number of milliseconds from 1 to %L1.</source>
        <translation>重试延迟必须是 1 到 %L1 之间的毫秒数。</translation>
    </message>
    <message>
        <source>The longest retry delay must be a number of milliseconds from 1 to %L1.</source>
        <translation>最长重试延迟必须是 1 到 %L1 之间的毫秒数。</translation>
    </message>
    <message>
        <source>Nothing was specified that could be changed.</source>
        <translation>没有指定可更改的内容。</translation>
    </message>
    <message>
        <source>Entries of the queue are named by their numbers.</source>
        <translation>队列条目以其编号指定。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a valid holder address: 0x and 40 hexadecimal digits.</source>
        <translation>“%1”不是有效的持有者地址：应为 0x 加 40 位十六进制数字。</translation>
    </message>
    <message>
        <source>The balance of a holder belongs to one token: specify its contract, too.</source>
        <translation>持有者的余额属于某一种代币：请同时指定其合约。</translation>
    </message>
    <message>
        <source>A sample is a number of holders from 1 to 10,000.</source>
        <translation>样本是 1 到 10,000 之间的持有者数量。</translation>
    </message>
    <message>
        <source>Name at least one entry of the queue.</source>
        <translation>请至少指定队列中的一个条目。</translation>
    </message>
    <message>
        <source>A queue is enabled or not: true or false.</source>
        <translation>队列要么启用要么停用：true 或 false。</translation>
    </message>
    <message>
        <source>A chain that uses the defaults again takes no values of its own.</source>
        <translation>恢复使用默认值的链不接受自己的值。</translation>
    </message>
    <message>
        <source>The token&apos;s contract is missing.</source>
        <translation>缺少代币的合约。</translation>
    </message>
    <message>
        <source>A symbol is at most 64 bytes long.</source>
        <translation>符号最长 64 字节。</translation>
    </message>
    <message>
        <source>A token&apos;s name is at most 128 bytes long.</source>
        <translation>代币名称最长 128 字节。</translation>
    </message>
    <message>
        <source>A CoinGecko ID is at most 100 bytes long.</source>
        <translation>CoinGecko ID 最长 100 字节。</translation>
    </message>
    <message>
        <source>A mode is transfers, rules or call.</source>
        <translation>模式为 transfers、rules 或 call。</translation>
    </message>
    <message>
        <source>Decimals must be a number from 0 to 255, or -1 if unknown.</source>
        <translation>小数位必须是 0 到 255 之间的数；未知时为 -1。</translation>
    </message>
    <message>
        <source>The first block must be 0 or higher, or -1 if unknown.</source>
        <translation>首个区块必须为 0 或更高；未知时为 -1。</translation>
    </message>
    <message>
        <source>The queue has none of these entries in a state that this action applies to. They may have been completed.</source>
        <translation>队列中没有处于此操作适用状态的这些条目。它们可能已经完成。</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>已停止，未做任何更改。</translation>
    </message>
    <message>
        <source>Recalculating balances</source>
        <translation>正在重新计算余额</translation>
    </message>
    <message>
        <source>Removing the balances</source>
        <translation>正在移除余额</translation>
    </message>
    <message>
        <source>This workspace has no EVM chain %1.</source>
        <translation>此工作区没有 EVM 链 %1。</translation>
    </message>
    <message>
        <source>The limit must be a number from 1 to %L1.</source>
        <translation>上限必须是 1 到 %L1 之间的数。</translation>
    </message>
    <message>
        <source>A range of days needs two dates, the earlier one first.</source>
        <translation>日期范围需要两个日期，较早的在前。</translation>
    </message>
    <message>
        <source>A range has at most 4,000 days.</source>
        <translation>一个范围最多包含 4,000 天。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries wait (threshold %L1).</source>
        <translation>
            <numerusform>有 %Ln 个条目在等待（阈值 %L1）。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries wait and take %L1 s at the present rate (threshold %L2 s).</source>
        <translation>
            <numerusform>有 %Ln 个条目在等待，按当前速率需要 %L1 秒（阈值 %L2 秒）。</numerusform>
        </translation>
    </message>
    <message>
        <source>The threshold of entries must be 1 or more, or unset to use none.</source>
        <translation>条目数阈值必须为 1 或更大；不设置则不使用。</translation>
    </message>
    <message>
        <source>The threshold of the time that entries take must be above 0 s, or unset to use none.</source>
        <translation>条目处理时间的阈值必须大于 0 秒；不设置则不使用。</translation>
    </message>
    <message>
        <source>The threshold of the oldest entry&apos;s age must be above 0 ms.</source>
        <translation>最旧条目等待时间的阈值必须大于 0 毫秒。</translation>
    </message>
    <message>
        <source>The threshold of failed attempts in an hour must be 0 or more.</source>
        <translation>每小时失败次数的阈值必须为 0 或更大。</translation>
    </message>
    <message>
        <source>A state ends at a share of its threshold that is above 0 and not above 1.</source>
        <translation>状态在其阈值的某个比例以下结束，该比例必须大于 0 且不大于 1。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln attempts failed in the last hour (threshold %L1).</source>
        <translation>
            <numerusform>过去一小时有 %Ln 次尝试失败（阈值 %L1）。</numerusform>
        </translation>
    </message>
    <message>
        <source>The oldest entry has waited for %L1 s (threshold %L2 s).</source>
        <translation>最旧的条目已等待 %L1 秒（阈值 %L2 秒）。</translation>
    </message>
    <message>
        <source>A range of time needs two times, the earlier one first.</source>
        <translation>时间范围需要两个时间，较早的在前。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a valid price. Write a number of USD of at least 0, such as 1.25 or 3e-7.</source>
        <translation>“%1”不是有效的价格。请填写不小于 0 的美元数，例如 1.25 或 3e-7。</translation>
    </message>
    <message>
        <source>Line %L1: %2 Nothing was stored.</source>
        <translation>第 %L1 行：%2未存储任何内容。</translation>
    </message>
    <message>
        <source>The line is too long.</source>
        <translation>该行过长。</translation>
    </message>
    <message>
        <source>A quotation mark is not closed.</source>
        <translation>引号没有闭合。</translation>
    </message>
    <message>
        <source>The file must begin with the names of its columns: chain,contract,price or chain,contract,price,time.</source>
        <translation>文件的第一行必须是列名：chain,contract,price 或 chain,contract,price,time。</translation>
    </message>
    <message>
        <source>The line does not have a value for each column.</source>
        <translation>该行的值与列数不符。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a valid time. Write it as 2026-01-31T12:00:00Z.</source>
        <translation>“%1”不是有效的时间。请写成 2026-01-31T12:00:00Z 的形式。</translation>
    </message>
    <message>
        <source>The file %1 could not be opened: %2.</source>
        <translation>无法打开文件 %1：%2。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no token balances.</source>
        <translation>“%1”没有代币余额。</translation>
    </message>
    <message>
        <source>This engine cannot carry out the action %1.</source>
        <translation>此引擎无法执行操作 %1。</translation>
    </message>
    <message>
        <source>The job does not exist. It may have been removed at the end of retention.</source>
        <translation>该作业不存在。它可能在保留期结束时已被移除。</translation>
    </message>
    <message>
        <source>Only dead and held jobs can be replayed or discarded. These have another state by now.</source>
        <translation>只有死信和搁置的作业可以重放或丢弃。这些作业现在处于其他状态。</translation>
    </message>
    <message>
        <source>The trigger has no action %1.</source>
        <translation>此触发器没有动作 %1。</translation>
    </message>
    <message>
        <source>The URL of the server cannot contain placeholders.</source>
        <translation>服务器的 URL 不能包含占位符。</translation>
    </message>
    <message>
        <source>{{%1}} is not a value of an event.</source>
        <translation>{{%1}} 不是事件的值。</translation>
    </message>
    <message>
        <source>{{%1}} is only available to MCP actions.</source>
        <translation>{{%1}} 只能用于 MCP 动作。</translation>
    </message>
    <message>
        <source>The secret %1 can only be used in the value of a header.</source>
        <translation>机密 %1 只能用于请求头的值。</translation>
    </message>
    <message>
        <source>Placeholders can only be used behind the host of the URL.</source>
        <translation>占位符只能用在 URL 的主机名之后。</translation>
    </message>
    <message>
        <source>The request is not encrypted: anyone on the way can read it.</source>
        <translation>请求未加密：途中任何人都可以读取。</translation>
    </message>
    <message>
        <source>The bot token must not be part of the action. Store it as the secret telegram.bot_token.</source>
        <translation>机器人令牌不能写在动作里。请将其存为机密 telegram.bot_token。</translation>
    </message>
    <message>
        <source>This is a secret in plain text. Store it as a secret, and write {{secret:NAME}} in a header.</source>
        <translation>这是明文机密。请将其存为机密，并在请求头中写 {{secret:NAME}}。</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>缺少 %1。</translation>
    </message>
    <message>
        <source>%1 must be text.</source>
        <translation>%1 必须是文本。</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 为空。</translation>
    </message>
    <message>
        <source>%1 must be a whole number from %L2 to %L3.</source>
        <translation>%1 必须是 %L2 到 %L3 的整数。</translation>
    </message>
    <message>
        <source>%1 must be an object of at most %L2 texts by name.</source>
        <translation>%1 必须是对象，最多包含 %L2 个按名称给出的文本。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a valid name of a header.</source>
        <translation>“%1”不是有效的请求头名称。</translation>
    </message>
    <message>
        <source>The header %1 is set by Signalbox.</source>
        <translation>请求头 %1 由 Signalbox 设置。</translation>
    </message>
    <message>
        <source>The value of header %1 must be text of at most 1,024 characters.</source>
        <translation>请求头 %1 的值必须是最多 1,024 个字符的文本。</translation>
    </message>
    <message>
        <source>%1 must be a list of HTTP status codes from 200 to 599.</source>
        <translation>%1 必须是 200 到 599 的 HTTP 状态码列表。</translation>
    </message>
    <message>
        <source>%1 is an old name of %2.</source>
        <translation>%1 是 %2 的旧名称。</translation>
    </message>
    <message>
        <source>%1 is not used.</source>
        <translation>%1 未被使用。</translation>
    </message>
    <message>
        <source>chat_id must be the number of a chat (-1001234567890) or @channelname.</source>
        <translation>chat_id 必须是聊天的编号（-1001234567890）或 @频道名。</translation>
    </message>
    <message>
        <source>parse_mode must be MarkdownV2, Markdown or HTML.</source>
        <translation>parse_mode 必须是 MarkdownV2、Markdown 或 HTML。</translation>
    </message>
    <message>
        <source>method must be GET, POST, PUT, PATCH or DELETE.</source>
        <translation>method 必须是 GET、POST、PUT、PATCH 或 DELETE。</translation>
    </message>
    <message>
        <source>The body is larger than 64 KiB.</source>
        <translation>请求正文超过 64 KiB。</translation>
    </message>
    <message>
        <source>Give either server_url or resolve_endpoint: true.</source>
        <translation>请给出 server_url 或 resolve_endpoint: true 之一。</translation>
    </message>
    <message>
        <source>tool_name may contain letters, digits and _ - . / only.</source>
        <translation>tool_name 只能包含字母、数字和 _ - . /。</translation>
    </message>
    <message>
        <source>The payload is larger than 64 KiB.</source>
        <translation>参数超过 64 KiB。</translation>
    </message>
    <message>
        <source>%1 must be an object.</source>
        <translation>%1 必须是对象。</translation>
    </message>
    <message>
        <source>Headers are only sent to a server_url: the server of an agent is under its owner&apos;s control.</source>
        <translation>请求头只发送到 server_url：智能体的服务器由其所有者控制。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a type of action: telegram, rest, mcp.</source>
        <translation>“%1”不是动作类型：telegram、rest、mcp。</translation>
    </message>
    <message>
        <source>The configuration of the action is not valid: %1</source>
        <translation>动作的配置无效：%1</translation>
    </message>
    <message>
        <source>The send was stopped.</source>
        <translation>发送已停止。</translation>
    </message>
    <message>
        <source>The identity of %1 cannot be verified, so nothing was sent (&quot;%2&quot;). Check the server&apos;s certificate.</source>
        <translation>无法验证 %1 的身份，因此没有发送任何内容（“%2”）。请检查服务器的证书。</translation>
    </message>
    <message>
        <source>The answer of %1 did not end in time.</source>
        <translation>%1 的应答没有及时结束。</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 没有及时应答。</translation>
    </message>
    <message>
        <source>No connection to %1 in time.</source>
        <translation>未能及时连接到 %1。</translation>
    </message>
    <message>
        <source>The connection to %1 failed (&quot;%2&quot;).</source>
        <translation>连接 %1 失败（“%2”）。</translation>
    </message>
    <message>
        <source>%1 cannot be reached (&quot;%2&quot;).</source>
        <translation>无法访问 %1（“%2”）。</translation>
    </message>
    <message>
        <source>Four requests to %1 are still running.</source>
        <translation>发往 %1 的四个请求仍在进行。</translation>
    </message>
    <message>
        <source>%1 redirects to %2, which is another host or scheme; such a redirect is not followed.</source>
        <translation>%1 重定向到 %2，后者是另一主机或协议；不跟随这样的重定向。</translation>
    </message>
    <message>
        <source>%1 redirects too often.</source>
        <translation>%1 重定向次数过多。</translation>
    </message>
    <message>
        <source>%1 is this machine or belongs to a private network, so nothing was sent. To send there, add host:port to allow_private_hosts of the action.</source>
        <translation>%1 是本机或属于私有网络，因此没有发送任何内容。如需发送到那里，请将“主机:端口”加入该动作的 allow_private_hosts。</translation>
    </message>
    <message>
        <source>The address must be an http or https URL of at most 2,048 characters.</source>
        <translation>地址必须是最多 2,048 个字符的 http 或 https URL。</translation>
    </message>
    <message>
        <source>The URL contains a user name or password. Send it in a header, with {{secret:NAME}} as its value.</source>
        <translation>URL 含有用户名或密码。请改用请求头发送，值写作 {{secret:NAME}}。</translation>
    </message>
    <message>
        <source>%1 must be an https URL.</source>
        <translation>%1 必须是 https URL。</translation>
    </message>
    <message>
        <source>The name server did not answer for %1 in time.</source>
        <translation>域名服务器没有及时应答 %1 的查询。</translation>
    </message>
    <message>
        <source>The host name %1 cannot be resolved (&quot;%2&quot;).</source>
        <translation>无法解析主机名 %1（“%2”）。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a host and port such as 127.0.0.1:8080.</source>
        <translation>“%1”不是主机和端口，例如 127.0.0.1:8080。</translation>
    </message>
    <message>
        <source>The job was over an hour old when it could start again. An earlier attempt may have been sent: its outcome was never stored. Replay or discard it.</source>
        <translation>作业能够再次开始时已超过一小时。之前的一次尝试可能已发送：其结果没有存下。请重放或丢弃。</translation>
    </message>
    <message>
        <source>The job was over an hour old when it could start. Replay it to send it now, or discard it.</source>
        <translation>作业能够开始时已超过一小时。请重放以立即发送，或丢弃。</translation>
    </message>
    <message>
        <source>The operator discarded the job. It is not sent.</source>
        <translation>操作者丢弃了此作业。它不会被发送。</translation>
    </message>
    <message>
        <source>The secret %1 is not stored. Store it under Secrets, or with signalbox-cli secrets set %1.</source>
        <translation>机密 %1 未存储。请在“机密”中存储，或运行 signalbox-cli secrets set %1。</translation>
    </message>
    <message>
        <source>A secret has 6 to 4,096 characters on one line. Shorter ones could not be hidden in logs and in the audit.</source>
        <translation>机密为一行，6 到 4,096 个字符。更短的机密无法在日志和审计中隐藏。</translation>
    </message>
    <message>
        <source>%1 does not name an agent. The token of an agent&apos;s MCP server is mcp.CHAIN.AGENT, with the number of the chain and the ID of the agent: mcp.8453.1663.</source>
        <translation>%1 没有指明智能体。智能体 MCP 服务器的令牌名为 mcp.CHAIN.AGENT，即链的编号和智能体的 ID：mcp.8453.1663。</translation>
    </message>
    <message>
        <source>A secret of this action is not in the secret store any more. Store it again under Secrets, or with signalbox-cli secrets set.</source>
        <translation>此动作的一个机密已不在机密存储中。请在“机密”中重新存储，或运行 signalbox-cli secrets set。</translation>
    </message>
    <message>
        <source>The name of a secret has 1 to 64 characters: letters, digits, underscore, period and hyphen.</source>
        <translation>机密的名称为 1 到 64 个字符：字母、数字、下划线、句点和连字符。</translation>
    </message>
    <message>
        <source>Agent %1 of chain %2 has no registration file: neither an event nor the registry names one.</source>
        <translation>链 %2 的智能体 %1 没有登记文件：事件和注册表都没有指明。</translation>
    </message>
    <message>
        <source>The receiver asks to wait for %L1 s. %2</source>
        <translation>接收方要求等待 %L1 秒。%2</translation>
    </message>
    <message>
        <source>The database was restored or moved to another server while the job was open: it may have been sent already. Replay it to send it, or discard it.</source>
        <translation>作业未完成时，数据库被恢复或移到了另一服务器：它可能已经发送。请重放以发送，或丢弃。</translation>
    </message>
    <message>
        <source>The file is larger than 1 MiB, so it was not read.</source>
        <translation>文件超过 1 MiB，因此没有读取。</translation>
    </message>
    <message>
        <source>The data URI is not valid.</source>
        <translation>data URI 无效。</translation>
    </message>
    <message>
        <source>The data URI is not valid base64.</source>
        <translation>data URI 不是有效的 base64。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a valid IPFS URI.</source>
        <translation>“%1”不是有效的 IPFS URI。</translation>
    </message>
    <message>
        <source>The file &quot;%1&quot; cannot be read: only https, ipfs and data URIs are.</source>
        <translation>无法读取文件“%1”：只能读取 https、ipfs 和 data URI。</translation>
    </message>
    <message>
        <source>The file &quot;%1&quot; cannot be read (HTTP %2).</source>
        <translation>无法读取文件“%1”（HTTP %2）。</translation>
    </message>
    <message>
        <source>The IPFS gateway returned other content than &quot;%1&quot; names.</source>
        <translation>IPFS 网关返回的内容与“%1”所指的不同。</translation>
    </message>
    <message>
        <source>The agent&apos;s registration file is not a JSON object (&quot;%1&quot;).</source>
        <translation>智能体的登记文件不是 JSON 对象（“%1”）。</translation>
    </message>
    <message>
        <source>The agent&apos;s registration file names a program instead of the URL of an MCP server. Programs of agents are never run.</source>
        <translation>智能体的登记文件指明的是程序，而不是 MCP 服务器的 URL。智能体的程序从不运行。</translation>
    </message>
    <message>
        <source>The agent&apos;s registration file does not name an MCP server.</source>
        <translation>智能体的登记文件没有指明 MCP 服务器。</translation>
    </message>
    <message>
        <source>The arguments are larger than 64 KiB with the values of this event.</source>
        <translation>代入此事件的值后，参数超过 64 KiB。</translation>
    </message>
    <message>
        <source>The event does not name a file whose hash could be verified.</source>
        <translation>事件没有指明可以验证哈希的文件。</translation>
    </message>
    <message>
        <source>The file &quot;%1&quot; does not have the hash that the event gives, so the tool was not called.</source>
        <translation>文件“%1”的哈希与事件给出的不符，因此没有调用工具。</translation>
    </message>
    <message>
        <source>The event does not give a hash for the file &quot;%1&quot;, so it cannot be verified and the tool was not called.</source>
        <translation>事件没有给出文件“%1”的哈希，无法验证，因此没有调用工具。</translation>
    </message>
    <message>
        <source>The token of agent %1 was not stored for a server. Its MCP server is %2 now; store the token again if it should be sent there.</source>
        <translation>智能体 %1 的令牌不是为某个服务器存储的。其 MCP 服务器现在是 %2；如应发送到那里，请重新存储令牌。</translation>
    </message>
    <message>
        <source>The MCP server of agent %1 is %2 now, but its token was stored for %3, so nothing was sent. Store the token again if it should be sent there.</source>
        <translation>智能体 %1 的 MCP 服务器现在是 %2，但其令牌是为 %3 存储的，因此没有发送任何内容。如应发送到那里，请重新存储令牌。</translation>
    </message>
    <message>
        <source>The tool %1 reports an error (&quot;%2&quot;).</source>
        <translation>工具 %1 报告错误（“%2”）。</translation>
    </message>
    <message>
        <source>The tool %1 asks for input, which an action cannot give.</source>
        <translation>工具 %1 要求输入，动作无法提供。</translation>
    </message>
    <message>
        <source>The event does not belong to an agent, so there is no MCP server to call.</source>
        <translation>此事件不属于任何智能体，因此没有可调用的 MCP 服务器。</translation>
    </message>
    <message>
        <source>Agent %1 has not published a registration file.</source>
        <translation>智能体 %1 没有发布登记文件。</translation>
    </message>
    <message>
        <source>The MCP server %1 speaks other versions of the protocol (%2).</source>
        <translation>MCP 服务器 %1 使用协议的其他版本（%2）。</translation>
    </message>
    <message>
        <source>The MCP server %1 has forgotten the session.</source>
        <translation>MCP 服务器 %1 已丢失会话。</translation>
    </message>
    <message>
        <source>%1 does not answer as an MCP server.</source>
        <translation>%1 的应答不像 MCP 服务器。</translation>
    </message>
    <message>
        <source>The MCP server %1 names an address on another host (%2); nothing is sent there.</source>
        <translation>MCP 服务器 %1 指明了另一主机上的地址（%2）；不会向那里发送。</translation>
    </message>
    <message>
        <source>The MCP server %1 accepted the call but sent no result.</source>
        <translation>MCP 服务器 %1 接受了调用，但没有发送结果。</translation>
    </message>
    <message>
        <source>The MCP server %1 does not have the tool %2. Its tools: %3.</source>
        <translation>MCP 服务器 %1 没有工具 %2。其工具：%3。</translation>
    </message>
    <message>
        <source>The MCP server&apos;s answer is larger than 1 MiB.</source>
        <translation>MCP 服务器的应答超过 1 MiB。</translation>
    </message>
    <message>
        <source>The MCP server %1 refuses access (HTTP %2). Check the agent&apos;s token.</source>
        <translation>MCP 服务器 %1 拒绝访问（HTTP %2）。请检查智能体的令牌。</translation>
    </message>
    <message>
        <source>The MCP server %1 answered HTTP %2.</source>
        <translation>MCP 服务器 %1 应答 HTTP %2。</translation>
    </message>
    <message>
        <source>The MCP server %1 refuses the call (%2: &quot;%3&quot;).</source>
        <translation>MCP 服务器 %1 拒绝调用（%2：“%3”）。</translation>
    </message>
    <message>
        <source>The message is longer than 4,096 characters and is cut.</source>
        <translation>消息超过 4,096 个字符，将被截断。</translation>
    </message>
    <message>
        <source>The header %1 uses the secret %2, which is not stored.</source>
        <translation>请求头 %1 使用的机密 %2 未存储。</translation>
    </message>
    <message>
        <source>The header %1 is longer than 1,024 characters with the values of this event.</source>
        <translation>代入此事件的值后，请求头 %1 超过 1,024 个字符。</translation>
    </message>
    <message>
        <source>%1 answered HTTP %2.</source>
        <translation>%1 应答 HTTP %2。</translation>
    </message>
    <message>
        <source>%1 redirects to %2. Use that URL, or allow redirects in the action.</source>
        <translation>%1 重定向到 %2。请使用该 URL，或在动作中允许重定向。</translation>
    </message>
    <message>
        <source>The body is larger than 64 KiB with the values of this event.</source>
        <translation>代入此事件的值后，请求正文超过 64 KiB。</translation>
    </message>
    <message>
        <source>The request must be signed, but the secret actions.hmac_key is not stored.</source>
        <translation>请求必须签名，但机密 actions.hmac_key 未存储。</translation>
    </message>
    <message>
        <source>No bot token is stored. Store it as the secret telegram.bot_token.</source>
        <translation>没有存储机器人令牌。请将其存为机密 telegram.bot_token。</translation>
    </message>
    <message>
        <source>The stored secret telegram.bot_token is not a bot token (123456:ABC…). Store it again.</source>
        <translation>已存的机密 telegram.bot_token 不是机器人令牌（123456:ABC…）。请重新存储。</translation>
    </message>
    <message>
        <source>Telegram refuses the bot token: it is wrong or was revoked (&quot;%1&quot;). Store the bot&apos;s current token as the secret telegram.bot_token.</source>
        <translation>Telegram 拒绝机器人令牌：它有误或已被撤销（“%1”）。请将机器人当前的令牌存为机密 telegram.bot_token。</translation>
    </message>
    <message>
        <source>The chat %1 has blocked the bot (&quot;%2&quot;).</source>
        <translation>聊天 %1 屏蔽了机器人（“%2”）。</translation>
    </message>
    <message>
        <source>The bot may not write to the chat %1 (&quot;%2&quot;). Add it to the chat.</source>
        <translation>机器人不能向聊天 %1 发言（“%2”）。请将其加入该聊天。</translation>
    </message>
    <message>
        <source>Telegram does not know the chat %1 (&quot;%2&quot;). Check chat_id, and whether the chat has started the bot.</source>
        <translation>Telegram 不认识聊天 %1（“%2”）。请检查 chat_id，以及该聊天是否已启动机器人。</translation>
    </message>
    <message>
        <source>Telegram refuses the message (%1: &quot;%2&quot;).</source>
        <translation>Telegram 拒绝消息（%1：“%2”）。</translation>
    </message>
    <message>
        <source>The message waits for the limits of Telegram (one per second and chat).</source>
        <translation>消息因 Telegram 的限制而等待（每个聊天每秒一条）。</translation>
    </message>
    <message>
        <source>Telegram asks to wait before the next message.</source>
        <translation>Telegram 要求等待后再发下一条消息。</translation>
    </message>
    <message>
        <source>The answer is not that of the Bot API (HTTP %1). Check the setting actions.telegram_base_url.</source>
        <translation>应答不是来自 Bot API（HTTP %1）。请检查设置 actions.telegram_base_url。</translation>
    </message>
    <message>
        <source>The message is empty: the event has no value for its placeholders.</source>
        <translation>消息为空：事件没有其占位符所需的值。</translation>
    </message>
    <message>
        <source>The template uses {{%1}}, which is not a value of an event.</source>
        <translation>模板使用了 {{%1}}，它不是事件的值。</translation>
    </message>
    <message>
        <source>The value of %1 contains a line break or another control character, which a header cannot hold.</source>
        <translation>%1 的值含有换行或其他控制字符，请求头不能包含它们。</translation>
    </message>
    <message>
        <source>The value of %1 would change the path of the URL.</source>
        <translation>%1 的值会改变 URL 的路径。</translation>
    </message>
    <message>
        <source>less than</source>
        <translation>小于</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>至多</translation>
    </message>
    <message>
        <source>equal to</source>
        <translation>等于</translation>
    </message>
    <message>
        <source>not equal to</source>
        <translation>不等于</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>至少</translation>
    </message>
    <message>
        <source>more than</source>
        <translation>多于</translation>
    </message>
    <message>
        <source>is</source>
        <translation>是</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>不是</translation>
    </message>
    <message>
        <source>event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>agent</source>
        <translation>智能体</translation>
    </message>
    <message>
        <source>score</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>exists</source>
        <translation>存在</translation>
    </message>
    <message>
        <source>response</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>validator</source>
        <translation>验证者</translation>
    </message>
    <message>
        <source>is one of</source>
        <translation>属于</translation>
    </message>
    <message>
        <source>average score</source>
        <translation>平均评分</translation>
    </message>
    <message>
        <source>count within time</source>
        <translation>时间内的计数</translation>
    </message>
    <message>
        <source>The key of the price feed must be one word of at most 1,000 characters, or a header as NAME: VALUE.</source>
        <translation>价格源的密钥必须是最多 1,000 个字符的一个词，或写作 NAME: VALUE 的请求头。</translation>
    </message>
    <message>
        <source>Enter the whole address of the price feed.</source>
        <translation>请输入价格源的完整地址。</translation>
    </message>
    <message>
        <source>The interval of the price feed is 1 to 1,440 minutes.</source>
        <translation>价格源的间隔为 1 到 1,440 分钟。</translation>
    </message>
    <message>
        <source>%1 must be an address that begins with https:// and has no user, query or fragment. Only a server on this machine may use http://.</source>
        <translation>%1 必须是以 https:// 开头、不含用户、查询和片段的地址。只有本机上的服务器可以使用 http://。</translation>
    </message>
    <message>
        <source>Whether triggers may fire on events that are read late, after a pause of the engine: ask holds them until an operator answers.</source>
        <translation>引擎停顿之后读到较晚的事件时，触发器是否可以触发：ask 会搁置它们，直到操作者答复。</translation>
    </message>
    <message>
        <source>Minutes after an event was stored from which triggers treat it as late.</source>
        <translation>事件存储后经过多少分钟，触发器视其为迟到。</translation>
    </message>
    <message>
        <source>Address of the Telegram Bot API to which messages are sent.</source>
        <translation>发送消息所用的 Telegram Bot API 地址。</translation>
    </message>
    <message>
        <source>A trigger that should be exported does not exist.</source>
        <translation>要导出的某个触发器不存在。</translation>
    </message>
    <message>
        <source>An event could not be evaluated: %1</source>
        <translation>无法评估一个事件：%1</translation>
    </message>
    <message numerus="yes">
        <source>%1 is paused after failures, and %Ln events were skipped today: %2</source>
        <translation>
            <numerusform>%1 因多次失败而暂停，今天跳过了 %Ln 个事件：%2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 failed on %Ln events today: %2</source>
        <translation>
            <numerusform>%1 今天在 %Ln 个事件上失败：%2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 counts events in their order and waits for the blocks %L2 to %L3, which are not indexed. Index them, or skip the gap.</source>
        <translation>%1 按顺序统计事件，正在等待尚未索引的区块 %L2 到 %L3。请索引它们，或跳过缺口。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln actions failed for good. Replay or discard them.</source>
        <translation>
            <numerusform>%Ln 个动作最终失败。请重放或丢弃。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln actions wait for your decision. Replay or discard them.</source>
        <translation>
            <numerusform>%Ln 个动作等待你的决定。请重放或丢弃。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Events of %1 have not been evaluated for %Ln minutes. The log tells why.</source>
        <translation>
            <numerusform>%1 的事件已有 %Ln 分钟没有评估。原因见日志。</numerusform>
        </translation>
    </message>
    <message>
        <source>Another console evaluates the triggers now.</source>
        <translation>现在由另一控制台评估触发器。</translation>
    </message>
    <message>
        <source>The event was stored while nothing evaluated triggers, and was read late.</source>
        <translation>事件存储时没有控制台评估触发器，因此读取较晚。</translation>
    </message>
    <message>
        <source>The trigger does not wait for missing blocks.</source>
        <translation>此触发器没有在等待缺失的区块。</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>是否指 %1？</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>请输入名称。</translation>
    </message>
    <message>
        <source>At most %L1 characters.</source>
        <translation>最多 %L1 个字符。</translation>
    </message>
    <message>
        <source>A name has no line breaks and no control characters.</source>
        <translation>名称不能含有换行和控制字符。</translation>
    </message>
    <message>
        <source>Enter the ID of an EVM chain, such as 8453.</source>
        <translation>请输入 EVM 链的 ID，例如 8453。</translation>
    </message>
    <message>
        <source>The registry must be identity, reputation or validation.</source>
        <translation>注册表必须是 identity、reputation 或 validation。</translation>
    </message>
    <message>
        <source>Without conditions, the trigger fires for every event of the registry.</source>
        <translation>没有条件时，注册表的每个事件都会触发。</translation>
    </message>
    <message>
        <source>At most %L1 conditions.</source>
        <translation>最多 %L1 个条件。</translation>
    </message>
    <message>
        <source>An event is either %1 or %2, so the trigger never fires.</source>
        <translation>事件只能是 %1 或 %2 之一，因此触发器永远不会触发。</translation>
    </message>
    <message>
        <source>The counter takes all agents together. Add a condition on the agent to count each one alone.</source>
        <translation>计数器把所有智能体合在一起。如需单独统计，请加上关于智能体的条件。</translation>
    </message>
    <message>
        <source>The average takes all agents together. Add a condition on the agent to have one for each.</source>
        <translation>平均值把所有智能体合在一起。如需单独计算，请加上关于智能体的条件。</translation>
    </message>
    <message>
        <source>Only NewFeedback events have a score and tags. Add the condition &quot;event is NewFeedback&quot; in front.</source>
        <translation>只有 NewFeedback 事件有评分和标签。请在前面加上条件“事件是 NewFeedback”。</translation>
    </message>
    <message>
        <source>Add an action before you enable the trigger.</source>
        <translation>启用触发器之前请先添加动作。</translation>
    </message>
    <message>
        <source>At most %L1 actions.</source>
        <translation>最多 %L1 个动作。</translation>
    </message>
    <message>
        <source>Unknown action &quot;%1&quot;. Use telegram, rest or mcp.</source>
        <translation>未知的动作“%1”。请使用 telegram、rest 或 mcp。</translation>
    </message>
    <message>
        <source>Enter a number from 0 to %L1.</source>
        <translation>请输入 0 到 %L1 的数字。</translation>
    </message>
    <message>
        <source>At most %L1 KiB.</source>
        <translation>最多 %L1 KiB。</translation>
    </message>
    <message>
        <source>Enter a number from %L1 to %L2.</source>
        <translation>请输入 %L1 到 %L2 的数字。</translation>
    </message>
    <message>
        <source>Field &quot;%1&quot; is not valid for this condition. Use %2.</source>
        <translation>字段“%1”不适用于此条件。请使用 %2。</translation>
    </message>
    <message>
        <source>Events of the registry %1 do not have %2.</source>
        <translation>注册表 %1 的事件没有 %2。</translation>
    </message>
    <message>
        <source>Operator &quot;%1&quot; is not valid here. Use %2.</source>
        <translation>运算符“%1”在此无效。请使用 %2。</translation>
    </message>
    <message>
        <source>Digits only.</source>
        <translation>只能是数字。</translation>
    </message>
    <message>
        <source>At most %L1 digits.</source>
        <translation>最多 %L1 位数字。</translation>
    </message>
    <message>
        <source>Enter a tag. An empty tag is stored as null and never equal.</source>
        <translation>请输入标签。空标签存为 null，永不相等。</translation>
    </message>
    <message>
        <source>Enter a whole number from 0 to 100.</source>
        <translation>请输入 0 到 100 的整数。</translation>
    </message>
    <message>
        <source>Select an event.</source>
        <translation>请选择事件。</translation>
    </message>
    <message>
        <source>%1 is an event of the registry %2, not of %3.</source>
        <translation>%1 是注册表 %2 的事件，不是 %3 的。</translation>
    </message>
    <message>
        <source>The registry %1 does not have an event named &quot;%2&quot;.</source>
        <translation>注册表 %1 没有名为“%2”的事件。</translation>
    </message>
    <message>
        <source>The count of a window stops at %L1. Enter a number up to that.</source>
        <translation>一个时间窗的计数止于 %L1。请输入不超过它的数字。</translation>
    </message>
    <message>
        <source>A count is between 1 and %L1, so this is never true.</source>
        <translation>计数在 1 到 %L1 之间，因此永远不成立。</translation>
    </message>
    <message>
        <source>Enter at least one address.</source>
        <translation>请输入至少一个地址。</translation>
    </message>
    <message>
        <source>At most 1,000 addresses.</source>
        <translation>最多 1,000 个地址。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an address. Enter 0x and 40 hexadecimal digits.</source>
        <translation>“%1”不是地址。请输入 0x 和 40 个十六进制数字。</translation>
    </message>
    <message>
        <source>The key is not used.</source>
        <translation>此键未被使用。</translation>
    </message>
    <message>
        <source>window_size must be a whole number from 1 to 10,000.</source>
        <translation>window_size 必须是 1 到 10,000 的整数。</translation>
    </message>
    <message>
        <source>At most 3650d.</source>
        <translation>最多 3650d。</translation>
    </message>
    <message>
        <source>Unknown condition type &quot;%1&quot;.</source>
        <translation>未知的条件类型“%1”。</translation>
    </message>
    <message>
        <source>Operator &quot;%1&quot; is not valid here. Use &lt;, &gt;, &lt;=, &gt;=, = or !=.</source>
        <translation>运算符“%1”在此无效。请使用 &lt;、&gt;、&lt;=、&gt;=、= 或 !=。</translation>
    </message>
    <message>
        <source>Field &quot;%1&quot; is not a tag. Use tag1, tag2 or tag.</source>
        <translation>字段“%1”不是标签。请使用 tag1、tag2 或 tag。</translation>
    </message>
    <message>
        <source>Enter a decimal number, such as 50 or 7.5.</source>
        <translation>请输入小数，例如 50 或 7.5。</translation>
    </message>
    <message>
        <source>Enter a number of events, in digits only.</source>
        <translation>请输入事件数，只能是数字。</translation>
    </message>
    <message>
        <source>alpha must be a number above 0 and at most 1.</source>
        <translation>alpha 必须大于 0 且不超过 1。</translation>
    </message>
    <message>
        <source>Enter window_size, alpha or both.</source>
        <translation>请输入 window_size、alpha 或两者。</translation>
    </message>
    <message>
        <source>Enter a time window, such as 1h.</source>
        <translation>请输入时间窗，例如 1h。</translation>
    </message>
    <message>
        <source>Enter a whole number above 0 and s, m, h or d, such as 30m or 1h.</source>
        <translation>请输入大于 0 的整数和 s、m、h 或 d，例如 30m 或 1h。</translation>
    </message>
    <message>
        <source>reset_on_trigger must be true or false.</source>
        <translation>reset_on_trigger 必须是 true 或 false。</translation>
    </message>
    <message>
        <source>Enter a list of addresses, such as [&quot;0x…&quot;, &quot;0x…&quot;].</source>
        <translation>请输入地址列表，例如 [&quot;0x…&quot;, &quot;0x…&quot;]。</translation>
    </message>
    <message>
        <source>Enter true, false or nothing (true).</source>
        <translation>请输入 true、false 或留空（true）。</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>a text in quotes</source>
        <translation>引号中的文本</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null（空值）</translation>
    </message>
    <message>
        <source>Expected %1, found %2.</source>
        <translation>应为%1，实为%2。</translation>
    </message>
    <message>
        <source>The key is missing.</source>
        <translation>缺少此键。</translation>
    </message>
    <message>
        <source>Expected a whole number.</source>
        <translation>应为整数。</translation>
    </message>
    <message>
        <source>.</source>
        <translation>。</translation>
    </message>
    <message>
        <source>When</source>
        <translation>当</translation>
    </message>
    <message>
        <source>any identity event</source>
        <translation>任一身份事件</translation>
    </message>
    <message>
        <source>any reputation event</source>
        <translation>任一信誉事件</translation>
    </message>
    <message>
        <source>any validation event</source>
        <translation>任一验证事件</translation>
    </message>
    <message>
        <source>on</source>
        <translation>出现在</translation>
    </message>
    <message>
        <source>chain %1</source>
        <translation>链 %1</translation>
    </message>
    <message>
        <source>occurs</source>
        <translation>时</translation>
    </message>
    <message>
        <source>and</source>
        <translation>且</translation>
    </message>
    <message>
        <source>, and the last one has</source>
        <translation>，且最后一个的</translation>
    </message>
    <message>
        <source>has</source>
        <translation>且其</translation>
    </message>
    <message>
        <source>no file</source>
        <translation>没有文件</translation>
    </message>
    <message>
        <source>a file</source>
        <translation>有文件</translation>
    </message>
    <message numerus="yes">
        <source>%n addresses</source>
        <translation>
            <numerusform>%n 个地址</numerusform>
        </translation>
    </message>
    <message>
        <source>over</source>
        <translation>取最近</translation>
    </message>
    <message numerus="yes">
        <source>%n events</source>
        <translation>
            <numerusform>%n 个事件</numerusform>
        </translation>
    </message>
    <message>
        <source>with alpha</source>
        <translation>系数 alpha 为</translation>
    </message>
    <message>
        <source>, and</source>
        <translation>，并且</translation>
    </message>
    <message>
        <source>such events come within</source>
        <translation>个此类事件出现在以下时间内：</translation>
    </message>
    <message>
        <source>, then</source>
        <translation>，则</translation>
    </message>
    <message>
        <source>do nothing</source>
        <translation>不执行任何动作</translation>
    </message>
    <message>
        <source>, then send</source>
        <translation>，则发送</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>, then call</source>
        <translation>，则调用</translation>
    </message>
    <message>
        <source>of</source>
        <translation>，位于</translation>
    </message>
    <message>
        <source>the agent</source>
        <translation>该智能体</translation>
    </message>
    <message>
        <source>The stored state of condition %1 is damaged (%2). Reset the trigger&apos;s state.</source>
        <translation>条件 %1 的已存状态已损坏（%2）。请重置触发器的状态。</translation>
    </message>
    <message>
        <source>The text contains a NUL or half of a character. Remove it.</source>
        <translation>文本含有 NUL 或不完整的字符。请将其删除。</translation>
    </message>
    <message>
        <source>The file is larger than %L1 MiB.</source>
        <translation>文件超过 %L1 MiB。</translation>
    </message>
    <message>
        <source>Unexpected text after the end of the JSON value.</source>
        <translation>JSON 值之后有多余的文本。</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>第 %1 行，第 %2 列：%3</translation>
    </message>
    <message>
        <source>Nested more than %1 levels deep.</source>
        <translation>嵌套超过 %1 层。</translation>
    </message>
    <message>
        <source>The text ends too early.</source>
        <translation>文本过早结束。</translation>
    </message>
    <message>
        <source>A JSON value is expected.</source>
        <translation>此处应为 JSON 值。</translation>
    </message>
    <message>
        <source>A key in double quotes is expected.</source>
        <translation>此处应为双引号中的键。</translation>
    </message>
    <message>
        <source>The key occurs twice.</source>
        <translation>键出现了两次。</translation>
    </message>
    <message>
        <source>An object has at most 1,000 keys.</source>
        <translation>一个对象最多有 1,000 个键。</translation>
    </message>
    <message>
        <source>A colon is expected.</source>
        <translation>此处应为冒号。</translation>
    </message>
    <message>
        <source>A comma or } is expected.</source>
        <translation>此处应为逗号或 }。</translation>
    </message>
    <message>
        <source>A list has at most %L1 elements.</source>
        <translation>一个列表最多有 %L1 个元素。</translation>
    </message>
    <message>
        <source>A comma or ] is expected.</source>
        <translation>此处应为逗号或 ]。</translation>
    </message>
    <message>
        <source>The number is too large.</source>
        <translation>数字过大。</translation>
    </message>
    <message>
        <source>A control character must be escaped.</source>
        <translation>控制字符必须转义。</translation>
    </message>
    <message>
        <source>The text is not valid UTF-8.</source>
        <translation>文本不是有效的 UTF-8。</translation>
    </message>
    <message>
        <source>The text contains a NUL character.</source>
        <translation>文本含有 NUL 字符。</translation>
    </message>
    <message>
        <source>The escape sequence is not valid.</source>
        <translation>转义序列无效。</translation>
    </message>
    <message>
        <source>No condition has a state (ema_threshold, rate_limit). Omit is_stateful or set it to false.</source>
        <translation>没有带状态的条件（ema_threshold、rate_limit）。请省略 is_stateful 或将其设为 false。</translation>
    </message>
    <message>
        <source>A condition has a state (ema_threshold, rate_limit). Omit is_stateful or set it to true.</source>
        <translation>有带状态的条件（ema_threshold、rate_limit）。请省略 is_stateful 或将其设为 true。</translation>
    </message>
    <message>
        <source>The value goes to the secret store, as %1.</source>
        <translation>此值将存入机密存储，名为 %1。</translation>
    </message>
    <message>
        <source>Ignored in an imported file. Add the hosts in the editor if you trust them.</source>
        <translation>在导入的文件中被忽略。如果信任这些主机，请在编辑器中添加。</translation>
    </message>
    <message>
        <source>The file contains different values of bot_token, but the workspace has one bot. Remove them and store the token as the secret telegram.bot_token.</source>
        <translation>文件含有不同的 bot_token，但工作区只有一个机器人。请将其删除，并将令牌存为机密 telegram.bot_token。</translation>
    </message>
    <message>
        <source>Version %1 cannot be read, only version 1.</source>
        <translation>无法读取版本 %1，只能读取版本 1。</translation>
    </message>
    <message>
        <source>The trigger &quot;%1&quot; was changed by someone else at %2 UTC. Open it again and repeat your changes.</source>
        <translation>触发器“%1”已于 %2（UTC）被他人更改。请重新打开并再次进行更改。</translation>
    </message>
    <message>
        <source>Trigger %1 does not exist. It may have been deleted, or it belongs to another user.</source>
        <translation>触发器 %1 不存在。它可能已被删除，或属于其他用户。</translation>
    </message>
    <message>
        <source>Nobody is signed in. Sign in to see your triggers.</source>
        <translation>没有用户登录。登录后可以看到你的触发器。</translation>
    </message>
    <message>
        <source>The user who was signed in is disabled or was deleted. Sign in as another user.</source>
        <translation>已登录的用户已被停用或删除。请以其他用户登录。</translation>
    </message>
    <message>
        <source>The password is too short. Use at least 12 characters.</source>
        <translation>密码太短。请使用至少 12 个字符。</translation>
    </message>
    <message>
        <source>The password is too long. Use at most 1,024 bytes.</source>
        <translation>密码太长。请使用最多 1,024 字节。</translation>
    </message>
    <message>
        <source>The password contains a NUL character. Leave it out.</source>
        <translation>密码含有 NUL 字符。请将其去掉。</translation>
    </message>
    <message>
        <source>The password has too few different characters. Use at least 5.</source>
        <translation>密码中不同的字符太少。请使用至少 5 个。</translation>
    </message>
    <message>
        <source>The password contains the user&apos;s name. Choose another one.</source>
        <translation>密码含有用户名。请选择其他密码。</translation>
    </message>
    <message>
        <source>The password is one of the most used ones. Choose another one.</source>
        <translation>此密码是最常用的密码之一。请选择其他密码。</translation>
    </message>
    <message>
        <source>The password cannot be hashed, because 64 MiB of memory are not available. Close other programs and try again.</source>
        <translation>无法计算密码的哈希，因为没有 64 MiB 可用内存。请关闭其他程序后再试。</translation>
    </message>
    <message>
        <source>The name or the password is wrong, or the user is disabled. Check both and try again.</source>
        <translation>名称或密码有误，或用户已被停用。请检查后再试。</translation>
    </message>
    <message>
        <source>The local user has no password and cannot be disabled. Add another user instead.</source>
        <translation>本地用户没有密码，也不能停用。请改为添加其他用户。</translation>
    </message>
    <message>
        <source>This workspace has no user %1.</source>
        <translation>此工作区没有用户 %1。</translation>
    </message>
    <message>
        <source>A username has 3 to 50 letters and digits, and within it dots, hyphens and underscores.</source>
        <translation>用户名为 3 到 50 个字母和数字，中间可以有句点、连字符和下划线。</translation>
    </message>
    <message>
        <source>Write an e-mail address such as name@example.org.</source>
        <translation>请输入电子邮件地址，例如 name@example.org。</translation>
    </message>
    <message>
        <source>A user with the name %1 or the address %2 exists already. Choose others.</source>
        <translation>名为 %1 或地址为 %2 的用户已存在。请另选。</translation>
    </message>
    <message numerus="yes">
        <source>Signing in under this name failed too often. Try again in %Ln minutes.</source>
        <translation>
            <numerusform>以此名称登录失败次数过多。请在 %Ln 分钟后再试。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is longer than the limit (in bytes: %L2).</source>
        <translation>%1 超过上限（字节数：%L2）。</translation>
    </message>
    <message>
        <source>%1 must be a list of host:port with at most %L2 of them.</source>
        <translation>%1 必须是“主机:端口”列表，最多 %L2 个。</translation>
    </message>
    <message>
        <source>A request with the method %1 is sent without a body.</source>
        <translation>方法为 %1 的请求不带正文发送。</translation>
    </message>
    <message>
        <source>Events of type %1 do not have %2, so the condition is never true.</source>
        <translation>类型为 %1 的事件没有 %2，因此条件永远不成立。</translation>
    </message>
    <message>
        <source>The trigger contains a value for the secret %1, which is set already. Remove the value, or change the secret itself.</source>
        <translation>触发器含有机密 %1 的值，而该机密已设置。请移除此值，或更改机密本身。</translation>
    </message>
    <message>
        <source>Event %1 does not exist.</source>
        <translation>事件 %1 不存在。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a packet&apos;s sequence.</source>
        <translation>“%1”不是数据包的序列号。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a valid schedule. Specify five fields in UTC: minute, hour, day of the month, month, day of the week; for example 0 3 * * 0.</source>
        <translation>“%1”不是有效的计划。请指定五个字段（UTC）：分、时、日、月、星期；例如 0 3 * * 0。</translation>
    </message>
    <message>
        <source>Sundays %1</source>
        <translation>每周日 %1</translation>
    </message>
    <message>
        <source>Mondays %1</source>
        <translation>每周一 %1</translation>
    </message>
    <message>
        <source>Tuesdays %1</source>
        <translation>每周二 %1</translation>
    </message>
    <message>
        <source>Wednesdays %1</source>
        <translation>每周三 %1</translation>
    </message>
    <message>
        <source>Thursdays %1</source>
        <translation>每周四 %1</translation>
    </message>
    <message>
        <source>Fridays %1</source>
        <translation>每周五 %1</translation>
    </message>
    <message>
        <source>Saturdays %1</source>
        <translation>每周六 %1</translation>
    </message>
    <message>
        <source>hourly at :%1</source>
        <translation>每小时的 %1 分</translation>
    </message>
    <message>
        <source>daily %1</source>
        <translation>每天 %1</translation>
    </message>
    <message>
        <source>monthly on day %1, %2</source>
        <translation>每月 %1 日 %2</translation>
    </message>
    <message>
        <source>Rebuild bloated indexes</source>
        <translation>重建膨胀的索引</translation>
    </message>
    <message>
        <source>Vacuum and analyze</source>
        <translation>清理和分析</translation>
    </message>
    <message>
        <source>Refresh user statistics</source>
        <translation>刷新用户统计</translation>
    </message>
    <message>
        <source>The console that ran this job ended. The next run continues.</source>
        <translation>运行此作业的控制台已退出。下次运行会继续。</translation>
    </message>
    <message>
        <source>The job was stopped.</source>
        <translation>作业已停止。</translation>
    </message>
    <message>
        <source>There was nothing to do.</source>
        <translation>没有需要处理的内容。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln indexes rebuilt, %L1 MB freed.</source>
        <translation>
            <numerusform>已重建 %Ln 个索引，释放 %L1 MB。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tables vacuumed or analyzed.</source>
        <translation>
            <numerusform>已清理或分析 %Ln 个表。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows deleted.</source>
        <translation>
            <numerusform>已删除 %Ln 行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln partitions created.</source>
        <translation>
            <numerusform>已创建 %Ln 个分区。</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 KB moved to server.log.1.</source>
        <translation>已将 %L1 KB 移至 server.log.1。</translation>
    </message>
    <message>
        <source>The statistics are up to date.</source>
        <translation>统计已是最新。</translation>
    </message>
    <message>
        <source>The server log %1 could not be rotated: %2. Check the permissions of its folder.</source>
        <translation>无法轮转服务器日志 %1：%2。请检查其文件夹的权限。</translation>
    </message>
    <message>
        <source>Maintenance needs %L1 MB on the disk of the database, %L2 MB are free and %L3 MB of them are reserved. Nothing was changed. Free some space and try again.</source>
        <translation>维护需要数据库所在磁盘上的 %L1 MB，而可用空间为 %L2 MB，其中 %L3 MB 为预留空间。未更改任何内容。请释放空间后重试。</translation>
    </message>
    <message>
        <source>%1 must be a path that begins with /.</source>
        <translation>%1 必须是以 / 开头的路径。</translation>
    </message>
    <message>
        <source>Configuration file that this Hermes is started with, with its chains and keys.</source>
        <translation>启动此 Hermes 所用的配置文件，其中包含它的链和密钥。</translation>
    </message>
    <message>
        <source>Address of the REST interface of the running Hermes, such as http://127.0.0.1:3000.</source>
        <translation>正在运行的 Hermes 的 REST 接口地址，例如 http://127.0.0.1:3000。</translation>
    </message>
    <message>
        <source>Hour of the day (UTC) from which scheduled rebuilds of indexes do not start.</source>
        <translation>从一天中的哪个小时（UTC）起，不再开始按计划重建索引。</translation>
    </message>
    <message>
        <source>A Cosmos chain needs at least one RPC endpoint (http:// or https://).</source>
        <translation>Cosmos 链至少需要一个 RPC 端点（http:// 或 https://）。</translation>
    </message>
    <message>
        <source>Cosmos chains</source>
        <translation>Cosmos 链</translation>
    </message>
    <message>
        <source>a Cosmos chain</source>
        <translation>Cosmos 链</translation>
    </message>
    <message>
        <source>a Cosmos node</source>
        <translation>Cosmos 节点</translation>
    </message>
    <message>
        <source>results that the next header contradicts</source>
        <translation>与下一区块头相矛盾的结果</translation>
    </message>
    <message>
        <source>The chain&apos;s state has no channel %1 of port %2.</source>
        <translation>链的状态中没有端口 %2 的通道 %1。</translation>
    </message>
    <message>
        <source>The endpoints no longer have block %1. Add an endpoint with the whole history (an archive node), or start at a later block.</source>
        <translation>端点不再保留区块 %1。请添加具有完整历史的端点（归档节点），或从更高的区块开始。</translation>
    </message>
    <message>
        <source>The node does not keep the results of its blocks, so packets cannot be read from it. Set discard_abci_responses = false in its config.toml and let it sync again, or add another endpoint.</source>
        <translation>节点不保留其区块的结果，因此无法从中读取数据包。请在其 config.toml 中设置 discard_abci_responses = false 并让它重新同步，或添加另一个端点。</translation>
    </message>
    <message>
        <source>The transfer module of this chain has no known REST routes</source>
        <translation>此链的 transfer 模块没有已知的 REST 路由</translation>
    </message>
    <message>
        <source>The server at %1 is not the REST interface of a Cosmos node. Enter its URL (its port is often 1317).</source>
        <translation>%1 处的服务器不是 Cosmos 节点的 REST 接口。请输入该接口的 URL（端口通常为 1317）。</translation>
    </message>
    <message>
        <source>The node is still catching up: block %1 of %2</source>
        <translation>节点仍在追赶：区块 %1，共 %2</translation>
    </message>
    <message>
        <source>The oldest block of this node is %1</source>
        <translation>此节点最早的区块为 %1</translation>
    </message>
    <message>
        <source>The whole history from block 1</source>
        <translation>从区块 1 起的完整历史</translation>
    </message>
    <message>
        <source>Returns the results of its blocks</source>
        <translation>返回其区块的结果</translation>
    </message>
    <message>
        <source>Transactions are indexed</source>
        <translation>交易已建立索引</translation>
    </message>
    <message>
        <source>Transactions are not indexed; they are not needed</source>
        <translation>交易未建立索引；也不需要</translation>
    </message>
    <message>
        <source>Announces new blocks over WebSocket</source>
        <translation>通过 WebSocket 通知新区块</translation>
    </message>
    <message>
        <source>The server at %1 is not a CometBFT node. Enter the URL of the node&apos;s RPC (its port is often 26657).</source>
        <translation>%1 处的服务器不是 CometBFT 节点。请输入节点 RPC 的 URL（端口通常为 26657）。</translation>
    </message>
    <message>
        <source>%1 is the REST interface (LCD) of chain %2. Add it with the kind LCD, and the URL of the node&apos;s RPC (its port is often 26657) as the first endpoint.</source>
        <translation>%1 是链 %2 的 REST 接口（LCD）。请将其以 LCD 类型添加，并将节点 RPC 的 URL（端口通常为 26657）作为第一个端点。</translation>
    </message>
    <message>
        <source>The endpoint reports no usable chain ID.</source>
        <translation>端点没有报告可用的链 ID。</translation>
    </message>
    <message>
        <source>a Cosmos node (chain %1)</source>
        <translation>Cosmos 节点（链 %1）</translation>
    </message>
    <message>
        <source>The packet %1 is not stored.</source>
        <translation>数据包 %1 未存储。</translation>
    </message>
    <message>
        <source>%1 has not received it: no relayer delivered it. Clear it.</source>
        <translation>%1 尚未接收：没有中继器送达。请疏通。</translation>
    </message>
    <message>
        <source>%1 received it, but the acknowledgement was not delivered to %2. Clear it.</source>
        <translation>%1 已接收，但确认未送达 %2。请疏通。</translation>
    </message>
    <message>
        <source>Its timeout has passed on %1: it can only be refunded on %2. Clear it.</source>
        <translation>已过 %1 上的超时时间：只能在 %2 上退款。请疏通。</translation>
    </message>
    <message>
        <source>%1 did not receive it before its timeout; it was refunded on %2.</source>
        <translation>%1 在超时之前未接收；已在 %2 上退款。</translation>
    </message>
    <message>
        <source>%1 refused it; it was refunded on %2.</source>
        <translation>%1 拒绝接收；已在 %2 上退款。</translation>
    </message>
    <message>
        <source>%1 refused it: %2</source>
        <translation>%1 拒绝接收：%2</translation>
    </message>
    <message>
        <source>Clearing of %1 on %2 is paused after failures. Correct their cause, and clear again in 30 seconds.</source>
        <translation>%2 上 %1 的疏通因失败而暂停。请排除原因，30 秒后重新疏通。</translation>
    </message>
    <message>
        <source>No Hermes is set for this console. Set ibc.hermes_path to the program file of your Hermes.</source>
        <translation>此控制台未设置 Hermes。请将 ibc.hermes_path 设为你的 Hermes 的程序文件。</translation>
    </message>
    <message>
        <source>There is no Hermes at %1. Install it there, or correct ibc.hermes_path.</source>
        <translation>%1 处没有 Hermes。请在此处安装，或更正 ibc.hermes_path。</translation>
    </message>
    <message>
        <source>The configuration %1 of Hermes cannot be read. Correct ibc.hermes_config.</source>
        <translation>无法读取 Hermes 的配置 %1。请更正 ibc.hermes_config。</translation>
    </message>
    <message>
        <source>%1 cannot be started: %2.</source>
        <translation>无法启动 %1：%2。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a valid IBC port.</source>
        <translation>“%1”不是有效的 IBC 端口。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a valid IBC channel.</source>
        <translation>“%1”不是有效的 IBC 通道。</translation>
    </message>
    <message>
        <source>Hermes does not answer at %1. Start it with [rest] enabled, or correct ibc.hermes_rest.</source>
        <translation>Hermes 在 %1 无应答。请启用 [rest] 后启动 Hermes，或更正 ibc.hermes_rest。</translation>
    </message>
    <message>
        <source>Hermes at %1 answered: &quot;%2&quot;.</source>
        <translation>%1 处的 Hermes 答复：“%2”。</translation>
    </message>
    <message>
        <source>The file is larger than %1 MiB. Split it.</source>
        <translation>文件大于 %1 MiB。请将其拆分。</translation>
    </message>
    <message>
        <source>%1 in the file is not a list of rows.</source>
        <translation>文件中的 %1 不是行的列表。</translation>
    </message>
    <message>
        <source>The file has none of the tables clearing_operations, payment_transactions, refunds, clearing_errors and user_statistics.</source>
        <translation>文件中没有 clearing_operations、payment_transactions、refunds、clearing_errors 和 user_statistics 中的任何一个表。</translation>
    </message>
    <message>
        <source>Hermes does not relay %1.</source>
        <translation>Hermes 不中继 %1。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln packets sent by %1 are still pending. Hermes may still be clearing; by default it clears 50 packets of a channel in one run.</source>
        <translation>
            <numerusform>%1 发送的数据包中仍有 %Ln 个待处理。Hermes 可能仍在疏通；默认情况下，它每次运行疏通一个通道的 50 个数据包。</numerusform>
        </translation>
    </message>
    <message>
        <source>Another operation clears some of these packets now. Wait until it has ended.</source>
        <translation>另一操作正在疏通其中一些数据包。请等待其结束。</translation>
    </message>
    <message>
        <source>This workspace has no clearing operation %1.</source>
        <translation>此工作区没有疏通操作 %1。</translation>
    </message>
    <message>
        <source>Hermes reported: &quot;%1&quot;.</source>
        <translation>Hermes 报告：“%1”。</translation>
    </message>
    <message>
        <source>Hermes ended with code %1 and printed no result.</source>
        <translation>Hermes 以代码 %1 结束，没有输出结果。</translation>
    </message>
    <message>
        <source>Hermes printed no result, but: &quot;%1&quot;.</source>
        <translation>Hermes 没有输出结果，只输出了：“%1”。</translation>
    </message>
    <message>
        <source>The client %1 on %2 is %3.</source>
        <translation>%2 上的客户端 %1 状态为 %3。</translation>
    </message>
    <message>
        <source>The channel %1 on %2 is not open (%3).</source>
        <translation>%2 上的通道 %1 未开放（%3）。</translation>
    </message>
    <message>
        <source>The console that ran this operation ended before it was done. Its packets were compared with the chains&apos; state; Hermes was not run again.</source>
        <translation>运行此操作的控制台在操作完成之前退出。其数据包已与链的状态比较；没有再次运行 Hermes。</translation>
    </message>
    <message>
        <source>The console ended before Hermes was started. Nothing was relayed. Clear the packets again.</source>
        <translation>控制台在启动 Hermes 之前退出。未中继任何内容。请重新疏通这些数据包。</translation>
    </message>
    <message>
        <source>%1 does not have the channel %2 of port %3.</source>
        <translation>%1 没有端口 %3 的通道 %2。</translation>
    </message>
    <message>
        <source>Its timeout has passed: the sender is refunded.</source>
        <translation>已过超时时间：将向发送方退款。</translation>
    </message>
    <message>
        <source>Its send is not indexed, so its timeout is not known.</source>
        <translation>其发送未被索引，因此不知道其超时时间。</translation>
    </message>
    <message>
        <source>It was received, but the destination has not written an acknowledgement yet.</source>
        <translation>已接收，但目标链尚未写入确认。</translation>
    </message>
    <message>
        <source>There is nothing to relay for these packets.</source>
        <translation>这些数据包没有需要中继的内容。</translation>
    </message>
    <message>
        <source>%1 of %2 is not open (%3). Only timeouts can be processed.</source>
        <translation>%2 的 %1 未开放（%3）。只能处理超时。</translation>
    </message>
    <message>
        <source>The channel is ordered: the lowest pending packet is relayed first.</source>
        <translation>此通道是有序的：最先中继序列号最小的待处理数据包。</translation>
    </message>
    <message>
        <source>Another operation clears these packets now: %1. Wait until it has ended.</source>
        <translation>另一操作正在疏通这些数据包：%1。请等待其结束。</translation>
    </message>
    <message>
        <source>%1 did not answer as Hermes. Correct ibc.hermes_path.</source>
        <translation>%1 返回的不是 Hermes 的应答。请更正 ibc.hermes_path。</translation>
    </message>
    <message>
        <source>Hermes %1 cannot clear single packets. Install version 1.8 or newer.</source>
        <translation>Hermes %1 无法疏通单个数据包。请安装 1.8 或更高版本。</translation>
    </message>
    <message>
        <source>Hermes is configured never to relay these packets: %1.</source>
        <translation>Hermes 的配置规定从不中继以下数据包：%1。</translation>
    </message>
    <message>
        <source>A whole chain is cleared by the REST interface of a running Hermes. Set ibc.hermes_rest to its address.</source>
        <translation>整条链通过正在运行的 Hermes 的 REST 接口疏通。请将 ibc.hermes_rest 设为其地址。</translation>
    </message>
    <message>
        <source>Hermes does not relay %1. It relays: %2.</source>
        <translation>Hermes 不中继 %1。它中继：%2。</translation>
    </message>
    <message>
        <source>Hermes has no worker for packets of %1 now, and would clear nothing. Clear the packets of its channels instead.</source>
        <translation>Hermes 目前没有处理 %1 数据包的 worker，不会疏通任何内容。请改为疏通各通道的数据包。</translation>
    </message>
    <message>
        <source>This chain is being cleared now. Wait until the operation has ended.</source>
        <translation>此链正在疏通。请等待操作结束。</translation>
    </message>
    <message numerus="yes">
        <source>%1 has %Ln pending packets.</source>
        <translation>
            <numerusform>%1 有 %Ln 个待处理的数据包。</numerusform>
        </translation>
    </message>
    <message>
        <source>Hermes clears all channels of the chain for which it has a worker, 50 packets of each in one run by default. It reports no result; the channels are compared with the chain&apos;s state afterwards.</source>
        <translation>Hermes 会疏通该链上有 worker 处理的所有通道，默认每次运行每个通道疏通 50 个数据包。它不报告结果；之后会将这些通道与链的状态比较。</translation>
    </message>
    <message>
        <source>It was received; its acknowledgement is not relayed yet.</source>
        <translation>已接收；其确认尚未中继。</translation>
    </message>
    <message>
        <source>It is still pending on both chains.</source>
        <translation>在两条链上均待处理。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln packets from %1 to %2 are stuck on %3. Clear them.</source>
        <translation>
            <numerusform>从 %1 到 %2 的 %Ln 个数据包卡在 %3。请疏通。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Packets in %Ln blocks of %1 cannot be stored, the first ones in block %L2. Signalbox retries every hour. %3</source>
        <translation>
            <numerusform>%1 的 %Ln 个区块中有数据包无法存储，最早的在区块 %L2。Signalbox 每小时重试一次。%3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packets of %1 on %2 are stored as pending, but are done on chain: %3. Reindex the newest blocks.</source>
        <translation>
            <numerusform>%1 的 %2 有 %Ln 个数据包存储为待处理，但在链上已完成：%3。请重新索引最新的区块。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pending packets were sent before the first indexed block: %1.</source>
        <translation>
            <numerusform>%Ln 个待处理的数据包在首个已索引的区块之前发送：%1。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has nothing at %2: &quot;%3&quot;.</source>
        <translation>%1 的 %2 处没有内容：“%3”。</translation>
    </message>
    <message>
        <source>%1 does not offer %2. Its version may be too old or too new.</source>
        <translation>%1 不提供 %2。其版本可能过旧或过新。</translation>
    </message>
    <message>
        <source>%1 refuses the request %2: &quot;%3&quot;.</source>
        <translation>%1 拒绝请求 %2：“%3”。</translation>
    </message>
    <message>
        <source>The LCD sent an answer without %1. It was discarded.</source>
        <translation>LCD 的应答中缺少 %1。该应答已丢弃。</translation>
    </message>
    <message>
        <source>An LCD of %1 serves chain &quot;%2&quot;. It is not used; correct the URL.</source>
        <translation>%1 的一个 LCD 服务的是链“%2”。不会使用它；请更正 URL。</translation>
    </message>
    <message>
        <source>%1 has no LCD endpoint. Add one to compare packets with the chain&apos;s state and to clear packets.</source>
        <translation>%1 没有 LCD 端点。请添加一个，以便将数据包与链的状态比较，并疏通数据包。</translation>
    </message>
    <message>
        <source>No channel %1 with another chain of this workspace is known. Index both chains first.</source>
        <translation>不知道与此工作区另一条链相连的通道 %1。请先索引两条链。</translation>
    </message>
    <message>
        <source>The jobs for event %1 cannot be stored. Signalbox retries every hour. %2</source>
        <translation>事件 %1 的作业无法存储。Signalbox 每小时重试一次。%2</translation>
    </message>
    <message>
        <source>Specify the denomination as packets carry it, such as uosmo.</source>
        <translation>请按数据包中的写法指定面额，例如 uosmo。</translation>
    </message>
    <message>
        <source>The decimals of a denomination are a number from 0 to 77.</source>
        <translation>面额的小数位必须是 0 到 77 之间的数字。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a price in USD. Specify a number such as 0.52.</source>
        <translation>“%1”不是美元价格。请指定一个数字，例如 0.52。</translation>
    </message>
    <message>
        <source>%1 has no thresholds of its own.</source>
        <translation>%1 没有自己的阈值。</translation>
    </message>
    <message>
        <source>No prices of &quot;%1&quot; are stored.</source>
        <translation>没有存储“%1”的价格。</translation>
    </message>
    <message>
        <source>No query statistics have been collected yet. Collection begins when the database server starts next: close all windows and commands of this workspace, then open it again.</source>
        <translation>尚未收集查询统计信息。数据库服务器下次启动时开始收集：请关闭此工作区的所有窗口和命令，然后重新打开。</translation>
    </message>
    <message>
        <source>The server collects no query statistics. Ask its administrator to add pg_stat_statements to shared_preload_libraries, restart the server, and run CREATE EXTENSION pg_stat_statements in this database.</source>
        <translation>服务器不收集查询统计信息。请让其管理员将 pg_stat_statements 加入 shared_preload_libraries，重启服务器，并在此数据库中执行 CREATE EXTENSION pg_stat_statements。</translation>
    </message>
    <message>
        <source>Update daily packet statistics</source>
        <translation>更新每日数据包统计</translation>
    </message>
    <message>
        <source>Delete old metric samples</source>
        <translation>删除旧的指标采样</translation>
    </message>
    <message>
        <source>Create next quarter&apos;s partitions</source>
        <translation>创建下一季度的分区</translation>
    </message>
    <message>
        <source>Rotate the server log</source>
        <translation>轮转服务器日志</translation>
    </message>
    <message>
        <source>This maintenance job is already running. Wait until it finishes, or stop it.</source>
        <translation>此维护作业正在运行。请等待其完成，或将其停止。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of %L1 steps failed. The first error: %2</source>
        <translation>
            <numerusform>%L1 个步骤中有 %Ln 个失败。第一个错误：%2</numerusform>
        </translation>
    </message>
    <message>
        <source>The database has no object %1 that Signalbox can maintain. Specify it as schema.name.</source>
        <translation>数据库中没有 Signalbox 可以维护的对象 %1。请以 schema.name 的形式指定。</translation>
    </message>
    <message>
        <source>A transaction of %1 has been open for %L2 s. The old index cannot be replaced until it ends.</source>
        <translation>%1 的一个事务已打开 %L2 秒。它结束之前无法替换旧索引。</translation>
    </message>
    <message>
        <source>Program file of the Hermes relayer with which this console clears packets, such as /usr/local/bin/hermes.</source>
        <translation>Hermes 中继器的程序文件，此控制台用它疏通数据包，例如 /usr/local/bin/hermes。</translation>
    </message>
    <message>
        <source>Hour of the day (UTC) from which scheduled rebuilds of indexes can start. If equal to maintenance.quiet_to, they can start at any time.</source>
        <translation>从一天中的哪个小时（UTC）起，可以开始按计划重建索引。如果与 maintenance.quiet_to 相同，则任何时间都可以开始。</translation>
    </message>
    <message>
        <source>The chain&apos;s own ID is unknown for %1. Delete the chain and add it again with its endpoint.</source>
        <translation>不知道链 %1 自身的 ID。请删除该链，然后连同其端点重新添加。</translation>
    </message>
    <message>
        <source>%1 is not a valid Cosmos chain ID. Specify cosmos: followed by the chain&apos;s own ID, in the case that its nodes report.</source>
        <translation>%1 不是有效的 Cosmos 链 ID。请指定 cosmos: 加上链自身的 ID，大小写与其节点报告的一致。</translation>
    </message>
    <message>
        <source>the results of block %1 do not match the hash in the header of block %2</source>
        <translation>区块 %1 的结果与区块 %2 的区块头中的哈希不符</translation>
    </message>
    <message>
        <source>The chain %1 was started again under the same ID: its block %2 has changed. Blocks are final, so stored blocks are never replaced, and no blocks are added. Delete the chain and add it again to index the new one, or correct the endpoints if they serve another network.</source>
        <translation>链 %1 以相同的 ID 重新启动：其区块 %2 已改变。区块提交即最终确认，因此不会替换已存储的区块，也不再添加区块。要索引新的链，请删除此链后重新添加；如果端点服务的是另一个网络，请更正端点。</translation>
    </message>
    <message>
        <source>The endpoints no longer have block %1: the earliest one is %2. Add an endpoint with the whole history (an archive node), or start at a later block.</source>
        <translation>端点不再保留区块 %1：最早的区块为 %2。请添加具有完整历史的端点（归档节点），或从更高的区块开始。</translation>
    </message>
    <message>
        <source>Denomination routes of ibc-go %1</source>
        <translation>ibc-go %1 的面额接口</translation>
    </message>
    <message>
        <source>No WebSocket (%1): new blocks are found by polling</source>
        <translation>没有 WebSocket（%1）：新区块通过轮询发现</translation>
    </message>
    <message>
        <source>The list changed after the last page. Start again with the first page.</source>
        <translation>列表在上一页之后已更改。请从第一页重新开始。</translation>
    </message>
    <message>
        <source>The stuck threshold is at least 1 s, and the critical threshold is between the stuck threshold and 10 years.</source>
        <translation>卡住阈值至少为 1 秒，严重阈值须介于卡住阈值和 10 年之间。</translation>
    </message>
    <message>
        <source>The default thresholds can be changed, but not removed.</source>
        <translation>默认阈值可以更改，但不能移除。</translation>
    </message>
    <message>
        <source>Clearing of the whole chain %1 is paused after failures. Correct their cause, and clear again in 30 seconds.</source>
        <translation>整条链 %1 的疏通因失败而暂停。请排除原因，30 秒后重新疏通。</translation>
    </message>
    <message>
        <source>The text does not match, and nothing was done. Type the chain ID %1 to confirm that the whole chain is cleared.</source>
        <translation>输入的文本不匹配，未执行任何操作。请输入链 ID %1，以确认疏通整条链。</translation>
    </message>
    <message>
        <source>%1 cannot be run. Check that it is an executable file, and its permissions.</source>
        <translation>无法运行 %1。请检查它是否为可执行文件，以及它的权限。</translation>
    </message>
    <message>
        <source>%1 returned a web page instead of an answer of Hermes. Set ibc.hermes_rest to the address in [rest] in the configuration of Hermes.</source>
        <translation>%1 返回的是网页，而不是 Hermes 的应答。请将 ibc.hermes_rest 设为 Hermes 配置中 [rest] 的地址。</translation>
    </message>
    <message>
        <source>%1 did not answer as Hermes. Set ibc.hermes_rest to the address in [rest] in the configuration of Hermes.</source>
        <translation>%1 返回的不是 Hermes 的应答。请将 ibc.hermes_rest 设为 Hermes 配置中 [rest] 的地址。</translation>
    </message>
    <message>
        <source>The file is not a JSON object with clearing tables: %1.</source>
        <translation>文件不是包含疏通数据表的 JSON 对象：%1。</translation>
    </message>
    <message>
        <source>The rows of the file cannot be imported, and nothing was stored: %1</source>
        <translation>无法导入文件中的行，未存储任何内容：%1</translation>
    </message>
    <message>
        <source>This operation has already ended.</source>
        <translation>此操作已经结束。</translation>
    </message>
    <message>
        <source>Hermes ended without an error, but some packets are still pending. See its output.</source>
        <translation>Hermes 正常结束，但仍有数据包待处理。请查看其输出。</translation>
    </message>
    <message>
        <source>Hermes did not end within %1 min and was stopped.</source>
        <translation>Hermes 在 %1 分钟内未结束，已被停止。</translation>
    </message>
    <message>
        <source>No packets are selected. Select at least one.</source>
        <translation>未选择数据包。请至少选择一个。</translation>
    </message>
    <message numerus="yes">
        <source>At most %Ln packets can be cleared in one run; %L1 are selected. Select fewer, and clear the rest afterwards.</source>
        <translation>
            <numerusform>一次运行最多可疏通 %Ln 个数据包，已选择 %L1 个。请减少选择，其余的稍后再疏通。</numerusform>
        </translation>
    </message>
    <message>
        <source>It is already done, or was never sent.</source>
        <translation>已经完成，或从未发送。</translation>
    </message>
    <message>
        <source>The client %1 on %2 is %3, so nothing can be proven there. Governance must recover it.</source>
        <translation>%2 上的客户端 %1 状态为 %3，因此无法在该链上进行任何证明。必须通过治理将其恢复。</translation>
    </message>
    <message>
        <source>The timeout of a packet closes an ordered channel permanently.</source>
        <translation>数据包超时会永久关闭有序通道。</translation>
    </message>
    <message>
        <source>The node of %1 has no transaction index. If Hermes uses it, it cannot find the packets.</source>
        <translation>%1 的节点没有交易索引。如果 Hermes 使用该节点，将找不到这些数据包。</translation>
    </message>
    <message>
        <source>The node of %1 begins at block %L2 and no longer has the transactions that sent the packets %3. Hermes needs a node that has them.</source>
        <translation>%1 的节点从区块 %L2 开始，不再保留发送数据包 %3 的交易。Hermes 需要保留了这些交易的节点。</translation>
    </message>
    <message>
        <source>%1 did not answer within %2 s.</source>
        <translation>%1 在 %2 秒内未应答。</translation>
    </message>
    <message>
        <source>A running Hermes uses the key %1 of %2. If the Hermes program uses the same key, the transactions of the two can conflict.</source>
        <translation>正在运行的 Hermes 使用 %2 的密钥 %1。如果 Hermes 程序也使用该密钥，两者的交易可能发生冲突。</translation>
    </message>
    <message>
        <source>The relayer&apos;s account on %1 might not have enough %2 for the fees. Add funds.</source>
        <translation>中继器在 %1 上的账户可能没有足够的 %2 支付费用。请充值。</translation>
    </message>
    <message numerus="yes">
        <source>Packets of %1 have not been matched with their events for %Ln minutes. See the log.</source>
        <translation>
            <numerusform>%1 的数据包已有 %Ln 分钟未与其事件关联。请查看日志。</numerusform>
        </translation>
    </message>
    <message>
        <source>Another console matches the packets now.</source>
        <translation>现在由另一控制台关联数据包。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln packets of %1 on %2 are pending on chain and are not stored: %3. Reindex the blocks in which they were sent.</source>
        <translation>
            <numerusform>%1 的 %2 有 %Ln 个数据包在链上待处理，但未存储：%3。请重新索引发送它们的区块。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packets of %1 on %2 are pending on chain and are not stored: %3. Reindex the blocks %L4 to %L5.</source>
        <translation>
            <numerusform>%1 的 %2 有 %Ln 个数据包在链上待处理，但未存储：%3。请重新索引区块 %L4 到 %L5。</numerusform>
        </translation>
    </message>
    <message>
        <source>The client %1 on %2 is %3, so nothing can be relayed on %4. Governance must recover it.</source>
        <translation>%2 上的客户端 %1 状态为 %3，因此无法在 %4 上中继任何内容。必须通过治理将其恢复。</translation>
    </message>
    <message>
        <source>%1 is not indexed up to its head, so its packets cannot be compared yet. They are compared in the next check.</source>
        <translation>%1 尚未索引到链头，因此暂时无法比较其数据包。下次核对时会进行比较。</translation>
    </message>
    <message>
        <source>%1 is not a chain of this workspace. Add it first.</source>
        <translation>%1 不是此工作区的链。请先添加它。</translation>
    </message>
    <message>
        <source>At most %1 balances can be asked for at once.</source>
        <translation>一次最多可请求 %1 个余额。</translation>
    </message>
    <message>
        <source>No endpoint has the state of block %1. The next verification of the token sets the opening balance without an archive.</source>
        <translation>没有端点保存区块 %1 的状态。该代币的下一次核对会在没有归档节点的情况下设置期初余额。</translation>
    </message>
    <message>
        <source>The rule constructor needs the block, the holders and the amounts. Signalbox finds them by comparing balances.</source>
        <translation>规则 constructor 需要区块、持有者和数量。Signalbox 通过比对余额找出它们。</translation>
    </message>
    <message>
        <source>The denomination is missing.</source>
        <translation>缺少面额（denom）。</translation>
    </message>
    <message>
        <source>after 20 % changes</source>
        <translation>20 % 变化后</translation>
    </message>
    <message>
        <source>Maintenance job &quot;%1&quot; does not exist. The jobs are: %2.</source>
        <translation>维护作业“%1”不存在。可用的作业：%2。</translation>
    </message>
    <message>
        <source>The name of a maintenance job has 1 to %1 characters.</source>
        <translation>维护作业的名称为 1 到 %1 个字符。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a kind of maintenance job. The kinds are: %2.</source>
        <translation>“%1”不是维护作业的类型。可用的类型：%2。</translation>
    </message>
    <message>
        <source>A maintenance job has at most %L1 objects. Specify schemas instead of their tables.</source>
        <translation>一个维护作业最多有 %L1 个对象。请指定模式，而不是其中的表。</translation>
    </message>
    <message>
        <source>Maintenance job &quot;%1&quot; is built in: only its schedule can be changed. Disable it if it is not wanted.</source>
        <translation>维护作业“%1”是内置的：只能更改其计划。如不需要，请将其停用。</translation>
    </message>
    <message>
        <source>At most %1 maintenance jobs can be added. Delete one first.</source>
        <translation>最多可添加 %1 个维护作业。请先删除一个。</translation>
    </message>
    <message>
        <source>This maintenance job is running. Wait until it finishes, or stop it.</source>
        <translation>此维护作业正在运行。请等待其完成，或将其停止。</translation>
    </message>
    <message>
        <source>The database server restarted in the middle; the interrupted step was repeated.</source>
        <translation>数据库服务器中途重启；已重复被中断的步骤。</translation>
    </message>
    <message>
        <source>Address of the telemetry of the running Hermes, such as http://127.0.0.1:3001. Its figures are shown beside those of Signalbox.</source>
        <translation>正在运行的 Hermes 的遥测地址，例如 http://127.0.0.1:3001。其数据显示在 Signalbox 的数据旁边。</translation>
    </message>
    <message>
        <source>Address of the metrics of chainpulse, such as http://127.0.0.1:3000. Its figures are shown beside those of Signalbox.</source>
        <translation>chainpulse 的指标地址，例如 http://127.0.0.1:3000。其数据显示在 Signalbox 的数据旁边。</translation>
    </message>
    <message>
        <source>Days without a change after which the moving average and the counts of a trigger begin anew. A longer rate window is kept. 0 means never.</source>
        <translation>触发器的移动平均值和计数在多少天没有变化后重新开始。更长的计数时间窗口会保留。0 表示从不。</translation>
    </message>
    <message>
        <source>%1 has not received it: no relayer delivered it. Hermes clears channels, which IBC v2 does not have: use a relayer for IBC v2.</source>
        <translation>%1 尚未收到：没有中继器送达。Hermes 按通道疏通，而 IBC v2 没有通道：请使用支持 IBC v2 的中继器。</translation>
    </message>
    <message>
        <source>%1 received it, but the acknowledgement was not delivered to %2. Hermes clears channels, which IBC v2 does not have: use a relayer for IBC v2.</source>
        <translation>%1 已收到，但确认未送达 %2。Hermes 按通道疏通，而 IBC v2 没有通道：请使用支持 IBC v2 的中继器。</translation>
    </message>
    <message>
        <source>Its timeout has passed on %1: it can only be refunded on %2. Hermes clears channels, which IBC v2 does not have: use a relayer for IBC v2.</source>
        <translation>在 %1 上已超时：只能在 %2 上退款。Hermes 按通道疏通，而 IBC v2 没有通道：请使用支持 IBC v2 的中继器。</translation>
    </message>
    <message>
        <source>The packets of %1 on %2 are of IBC v2, which has clients instead of channels. Hermes clears the packets of a channel only: use a relayer for IBC v2.</source>
        <translation>%2 上 %1 的数据包属于 IBC v2，它以客户端代替通道。Hermes 只能疏通某条通道的数据包：请使用支持 IBC v2 的中继器。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln packets of IBC v2 from %1 to %2 are stuck on %3. Check the relayer for IBC v2.</source>
        <translation>
            <numerusform>从 %1 到 %2 的 %Ln 个 IBC v2 数据包卡住在 %3 上。请检查 IBC v2 的中继器。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is not indexed, so receives there are not known. Add the chain to compare the channel.</source>
        <translation>%1 未被索引，因此不知道那里的接收情况。请添加该链以比较此通道。</translation>
    </message>
    <message>
        <source>%1 is not indexed, so the packets that it sent are not known. Add the chain to compare the channel.</source>
        <translation>%1 未被索引，因此不知道它发送的数据包。请添加该链以比较此通道。</translation>
    </message>
    <message>
        <source>The answer of %1 is larger than %L2 MiB and was not read.</source>
        <translation>%1 的应答大于 %L2 MiB，未予读取。</translation>
    </message>
    <message>
        <source>%1 redirects to another server, which is not followed.</source>
        <translation>%1 重定向到另一台服务器，不予跟随。</translation>
    </message>
    <message>
        <source>%1 did not answer in full within %L2 s.</source>
        <translation>%1 未在 %L2 秒内完整应答。</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 无应答。</translation>
    </message>
    <message>
        <source>%1 answered with HTTP status %2 instead of metrics.</source>
        <translation>%1 返回 HTTP 状态 %2，而不是指标。</translation>
    </message>
    <message>
        <source>%1 returned a web page instead of metrics. Specify the address of the metrics of %2.</source>
        <translation>%1 返回的是网页，而不是指标。请指定 %2 的指标地址。</translation>
    </message>
    <message>
        <source>%1 has no metrics of %2. Specify the address of its telemetry or metrics service.</source>
        <translation>%1 没有 %2 的指标。请指定其遥测或指标服务的地址。</translation>
    </message>
</context>
<context>
    <name>EventBytes</name>
    <message>
        <source>%1, topic %2</source>
        <translation>%1，主题 %2</translation>
    </message>
</context>
<context>
    <name>EventCells</name>
    <message>
        <source>pending</source>
        <comment>an event not stored yet</comment>
        <translation>待存</translation>
    </message>
    <message>
        <source>final</source>
        <comment>an event that cannot be undone</comment>
        <translation>已最终确认</translation>
    </message>
    <message>
        <source>stored</source>
        <comment>an event that is stored</comment>
        <translation>已存</translation>
    </message>
    <message>
        <source>%1, raw %2 with %3 decimals</source>
        <translation>%1，原始值 %2，%3 位小数</translation>
    </message>
    <message>
        <source>Pending: stored once its block has enough confirmations.</source>
        <translation>待存：其区块达到足够的确认数后存储。</translation>
    </message>
    <message>
        <source>Final: its block can no longer be undone.</source>
        <translation>其区块已不可撤销。</translation>
    </message>
    <message>
        <source>Stored: its block is not final yet.</source>
        <translation>已存；其区块尚未最终确认。</translation>
    </message>
</context>
<context>
    <name>EventColumns</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>链</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>区块</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Index of the log in its block</source>
        <translation>日志在区块中的序号</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>代币</translation>
    </message>
    <message>
        <source>From</source>
        <translation>发送方</translation>
    </message>
    <message>
        <source>To</source>
        <translation>接收方</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Registry</source>
        <translation>注册表</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>智能体</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>所有者</translation>
    </message>
    <message>
        <source>Validator</source>
        <translation>验证者</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>URI</source>
        <translation>URI</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>交易</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>标识</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>EventFilter</name>
    <message>
        <source>Address (either side)</source>
        <translation>地址（任意一方）</translation>
    </message>
    <message>
        <source>From</source>
        <translation>发送方</translation>
    </message>
    <message>
        <source>To</source>
        <translation>接收方</translation>
    </message>
    <message>
        <source>Token contract</source>
        <translation>代币合约</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>交易</translation>
    </message>
    <message>
        <source>Registry</source>
        <translation>注册表</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>智能体</translation>
    </message>
    <message>
        <source>Block range</source>
        <translation>区块范围</translation>
    </message>
    <message>
        <source>Time range</source>
        <translation>时间范围</translation>
    </message>
    <message>
        <source>0x and 40 hex digits</source>
        <translation>0x 加 40 位十六进制</translation>
    </message>
    <message>
        <source>0x and 64 hex digits</source>
        <translation>0x 加 64 位十六进制</translation>
    </message>
    <message>
        <source>a whole number, 0 or greater</source>
        <translation>整数，0 或更大</translation>
    </message>
    <message>
        <source>exact text</source>
        <translation>完整文本</translation>
    </message>
    <message>
        <source>51,000,000-51,429,490, or one end only</source>
        <translation>51,000,000-51,429,490，或只写一端</translation>
    </message>
    <message>
        <source>Enter a block range as 100-200, 100- or -200.</source>
        <translation>区块范围写作 100-200、100- 或 -200。</translation>
    </message>
    <message>
        <source>The first block is above the last one.</source>
        <translation>起始区块大于结束区块。</translation>
    </message>
    <message>
        <source>The range is empty.</source>
        <translation>范围为空。</translation>
    </message>
    <message>
        <source>Enter times as 2026-09-17T14:00:00Z.</source>
        <translation>时间写作 2026-09-17T14:00:00Z。</translation>
    </message>
    <message>
        <source>The end of the range is before its start.</source>
        <translation>范围的结束早于开始。</translation>
    </message>
    <message>
        <source>An address is 0x followed by 40 hexadecimal digits.</source>
        <translation>地址为 0x 加 40 位十六进制数字。</translation>
    </message>
    <message>
        <source>A transaction hash is 0x followed by 64 hexadecimal digits.</source>
        <translation>交易哈希为 0x 加 64 位十六进制数字。</translation>
    </message>
    <message>
        <source>Choose a value from the list.</source>
        <translation>请从列表中选择一项。</translation>
    </message>
    <message>
        <source>Enter the tag exactly as it appears in the event.</source>
        <translation>请按事件中的原样填写标签。</translation>
    </message>
    <message>
        <source>An agent ID is a whole number, 0 or greater.</source>
        <translation>智能体 ID 是整数，0 或更大。</translation>
    </message>
    <message>
        <source>address is</source>
        <translation>地址为</translation>
    </message>
    <message>
        <source>from is</source>
        <translation>发送方为</translation>
    </message>
    <message>
        <source>to is</source>
        <translation>接收方为</translation>
    </message>
    <message>
        <source>token is</source>
        <translation>代币为</translation>
    </message>
    <message>
        <source>transaction is</source>
        <translation>交易为</translation>
    </message>
    <message>
        <source>registry is</source>
        <translation>注册表为</translation>
    </message>
    <message>
        <source>event is</source>
        <translation>事件为</translation>
    </message>
    <message>
        <source>tag is</source>
        <translation>标签为</translation>
    </message>
    <message>
        <source>agent is</source>
        <translation>智能体为</translation>
    </message>
    <message>
        <source>block is</source>
        <translation>区块为</translation>
    </message>
    <message>
        <source>time is</source>
        <translation>时间为</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>从 %1 起</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>a range of blocks or times</comment>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>in the last %1</source>
        <translation>最近 %1</translation>
    </message>
    <message>
        <source>The checksum of this address is wrong: a digit was mistyped. Paste it again.</source>
        <translation>此地址的校验和不正确：有字符输入错误。请重新粘贴。</translation>
    </message>
</context>
<context>
    <name>OpenLink</name>
    <message>
        <source>Open an external page?</source>
        <translation>打开外部页面？</translation>
    </message>
    <message>
        <source>Your browser loads this page from %1. The site can see your IP address and which page you open.</source>
        <translation>你的浏览器将从 %1 加载此页面。该网站可以看到你的 IP 地址以及你打开的页面。</translation>
    </message>
    <message>
        <source>Copy URL</source>
        <translation>复制 URL</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>在浏览器中打开</translation>
    </message>
</context>
<context>
    <name>OverviewTotals</name>
    <message>
        <source>%1 %2</source>
        <comment>count and state of chains, as in: 1 error</comment>
        <translation>%1 条%2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>chains ok of all chains</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>no chain yet</source>
        <translation>尚无链</translation>
    </message>
    <message>
        <source>all follow their heads</source>
        <translation>全部跟随链头</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>chain, since when</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无等待项</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>在 %1 上</translation>
    </message>
    <message numerus="yes">
        <source>in %n chains</source>
        <translation>
            <numerusform>分布于 %n 条链</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 % in %2</source>
        <comment>change over the time range, as in: +11 % in 1 h</comment>
        <translation>%2内 %1%</translation>
    </message>
    <message>
        <source>×%1 in %2</source>
        <comment>growth of a figure over the time range, as in: ×12 in 1 h</comment>
        <translation>%2 内 ×%1</translation>
    </message>
    <message>
        <source>follows its head</source>
        <translation>正在跟随链头</translation>
    </message>
</context>
<context>
    <name>Telemetry</name>
    <message>
        <source>read at %1</source>
        <comment>time</comment>
        <translation>读取于 %1</translation>
    </message>
    <message>
        <source>%1, unreachable since %2</source>
        <comment>read at, time</comment>
        <translation>%1，自 %2 起无法访问</translation>
    </message>
    <message>
        <source>Pending packets</source>
        <translation>待处理数据包</translation>
    </message>
    <message>
        <source>Oldest sequence</source>
        <translation>最早的序号</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Timed out</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>Relays won</source>
        <translation>胜出的中继</translation>
    </message>
    <message>
        <source>Relays lost</source>
        <translation>落败的中继</translation>
    </message>
    <message>
        <source>%1 counts %2 won and %3 lost since it started (%4).</source>
        <comment>program, number, number, read at</comment>
        <translation>%1 自启动以来计得 %2 次胜出、%3 次落败（%4）。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::AboutSheet</name>
    <message>
        <source>window, network, drawing</source>
        <translation>窗口、网络、绘图</translation>
    </message>
    <message>
        <source>charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>asynchronous calls</source>
        <translation>异步调用</translation>
    </message>
    <message>
        <source>database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>endpoint responses</source>
        <translation>端点的应答</translation>
    </message>
    <message>
        <source>error handling</source>
        <translation>错误处理</translation>
    </message>
    <message>
        <source>encryption of the secrets file</source>
        <translation>密钥文件的加密</translation>
    </message>
    <message>
        <source>system keychain</source>
        <translation>系统密钥环</translation>
    </message>
    <message>
        <source>About Signalbox</source>
        <translation>关于 Signalbox</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes with no warranty.</source>
        <translation>基于 GNU 通用公共许可证第 3 版或更高版本的自由软件。不提供任何担保。</translation>
    </message>
    <message>
        <source>Only the endpoints you enter are ever called. No account, no telemetry.</source>
        <translation>只会访问你填写的端点。没有账户，没有遥测。</translation>
    </message>
    <message>
        <source>Third-party components</source>
        <translation>第三方组件</translation>
    </message>
    <message>
        <source>Text of the GNU General Public License</source>
        <translation>GNU 通用公共许可证全文</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>复制版本信息</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Save support bundle</source>
        <translation>保存支持包</translation>
    </message>
    <message>
        <source>Archives (*.tar.gz)</source>
        <translation>归档文件 (*.tar.gz)</translation>
    </message>
    <message>
        <source>concurrent endpoint requests</source>
        <translation>端点的并发请求</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ActionNotes</name>
    <message numerus="yes">
        <source>%n chains paused.</source>
        <translation>
            <numerusform>已暂停 %n 条链。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 paused.</source>
        <comment>chain</comment>
        <translation>%1 已暂停。</translation>
    </message>
    <message numerus="yes">
        <source>%n chains resumed.</source>
        <translation>
            <numerusform>已恢复 %n 条链。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 resumed.</source>
        <comment>chain</comment>
        <translation>%1 已恢复运行。</translation>
    </message>
    <message numerus="yes">
        <source>%n chains recovered.</source>
        <translation>
            <numerusform>已找回 %n 条链。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 recovered.</source>
        <comment>chain</comment>
        <translation>%1 已找回。</translation>
    </message>
    <message>
        <source>%1 and its data were deleted.</source>
        <comment>chain</comment>
        <translation>%1 及其数据已删除。</translation>
    </message>
    <message>
        <source>%1 deleted. Its data is kept.</source>
        <comment>chain</comment>
        <translation>%1 已删除，其数据保留。</translation>
    </message>
    <message>
        <source>%1: %2 reindexed.</source>
        <comment>chain, number of blocks</comment>
        <translation>%1：已重新索引 %2。</translation>
    </message>
    <message numerus="yes">
        <source>%n blocks</source>
        <translation>
            <numerusform>%n 个区块</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has no gaps.</source>
        <comment>chain</comment>
        <translation>%1 没有缺口。</translation>
    </message>
    <message>
        <source>%1: %2 found.</source>
        <comment>chain, number of gaps</comment>
        <translation>%1：发现 %2。</translation>
    </message>
    <message numerus="yes">
        <source>%n gaps</source>
        <translation>
            <numerusform>%n 个缺口</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 filled.</source>
        <comment>chain, number of blocks</comment>
        <translation>%1：已补齐 %2。</translation>
    </message>
    <message>
        <source>%1 resynced: %2 differed.</source>
        <comment>chain, number of rows</comment>
        <translation>%1 已重新同步：%2 有差异。</translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 rewound to block %2.</source>
        <comment>chain, height</comment>
        <translation>%1 已回退到区块 %2。</translation>
    </message>
    <message>
        <source>%1: done.</source>
        <comment>action</comment>
        <translation>%1：完成。</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>action, its numbers</comment>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>%1 failed:</source>
        <comment>action</comment>
        <translation>%1 失败：</translation>
    </message>
    <message>
        <source>The engine gave no reason. Check the log.</source>
        <translation>引擎没有给出原因。请查看日志。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>%1 repaired: %2, %3.</source>
        <comment>chain, number of parts of the schema, number of rows</comment>
        <translation>%1 已修复：%2，%3。</translation>
    </message>
    <message numerus="yes">
        <source>%n schema objects</source>
        <translation>
            <numerusform>%n 处结构</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 optimized: %2 dropped, %3 now.</source>
        <comment>chain, number of rows, size</comment>
        <translation>%1 已优化：删除 %2，现为 %3。</translation>
    </message>
    <message>
        <source>%1 verified. %2</source>
        <comment>chain, report</comment>
        <translation>%1 已验证。%2</translation>
    </message>
    <message>
        <source>%1: canceled.</source>
        <comment>action</comment>
        <translation>%1：已取消。</translation>
    </message>
    <message numerus="yes">
        <source>%n chains are being retried.</source>
        <translation>
            <numerusform>正在重试 %n 条链。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is being retried.</source>
        <comment>chain</comment>
        <translation>正在重试 %1。</translation>
    </message>
    <message numerus="yes">
        <source>%n alerts acknowledged.</source>
        <translation>
            <numerusform>已确认 %n 条告警。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alerts muted.</source>
        <translation>
            <numerusform>已静音 %n 条告警。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ActionSecretsCard</name>
    <message>
        <source>Secrets of actions</source>
        <translation>动作的机密</translation>
    </message>
    <message>
        <source>Add secret…</source>
        <translation>添加机密…</translation>
    </message>
    <message>
        <source>stored</source>
        <comment>a secret</comment>
        <translation>已存</translation>
    </message>
    <message>
        <source>not set</source>
        <comment>a secret</comment>
        <translation>未设置</translation>
    </message>
    <message>
        <source>Set…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Set %1</source>
        <translation>设置 %1</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
    <message>
        <source>Remove secret</source>
        <translation>移除机密</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Actions that use it fail until it is set again.</source>
        <translation>使用它的动作会失败，直到重新设置。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ActionSheets</name>
    <message>
        <source>Reindex %1</source>
        <translation>重新索引 %1</translation>
    </message>
    <message>
        <source>Reindex</source>
        <translation>重新索引</translation>
    </message>
    <message>
        <source>The blocks are fetched again first, then the rows are replaced in one step. Readers never see a gap.</source>
        <translation>先重新获取区块，再一步替换数据行。读取方不会看到缺失。</translation>
    </message>
    <message>
        <source>From block</source>
        <translation>起始区块</translation>
    </message>
    <message>
        <source>To block</source>
        <translation>结束区块</translation>
    </message>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
    <message numerus="yes">
        <source>%1 blocks</source>
        <translation>
            <numerusform>%1 个区块</numerusform>
        </translation>
    </message>
    <message>
        <source>between %1 and %2</source>
        <translation>在 %1 与 %2 之间</translation>
    </message>
    <message>
        <source>Rewind %1</source>
        <translation>回退 %1</translation>
    </message>
    <message>
        <source>Rewind</source>
        <translation>回退</translation>
    </message>
    <message>
        <source>All data above this block is removed and fetched again from the chain.</source>
        <translation>该区块之上的全部数据会被移除，并从链上重新获取。</translation>
    </message>
    <message>
        <source>Last block to keep</source>
        <translation>保留的最后一个区块</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>删除 %1</translation>
    </message>
    <message>
        <source>Delete chain</source>
        <translation>删除链</translation>
    </message>
    <message>
        <source>Stop indexing and keep the data</source>
        <translation>停止索引并保留数据</translation>
    </message>
    <message>
        <source>Delete the chain and its data</source>
        <translation>删除链及其数据</translation>
    </message>
    <message>
        <source>Other chains are not affected.</source>
        <translation>其他链不受影响。</translation>
    </message>
    <message>
        <source>Remove endpoint of %1</source>
        <translation>移除 %1 的端点</translation>
    </message>
    <message>
        <source>Remove endpoint</source>
        <translation>移除端点</translation>
    </message>
    <message>
        <source>%1 is no longer used, and its API key is removed from the secret store. No rows are lost.</source>
        <translation>不再使用 %1，其 API 密钥会从机密存储中移除。不会丢失任何行。</translation>
    </message>
    <message>
        <source>Remove %1 from %2</source>
        <translation>从 %2 移除 %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Stop indexing it and keep its rows</source>
        <translation>停止索引并保留其行</translation>
    </message>
    <message>
        <source>If it is added again, only missing data is fetched.</source>
        <translation>再次添加时，只获取缺失的部分。</translation>
    </message>
    <message>
        <source>Stop indexing it and delete its rows</source>
        <translation>停止索引并删除其行</translation>
    </message>
    <message>
        <source>The rows can be fetched again from the chain.</source>
        <translation>可以从链上重新获取。</translation>
    </message>
    <message>
        <source>Resync %1</source>
        <translation>重新同步 %1</translation>
    </message>
    <message>
        <source>Resync</source>
        <translation>重新同步</translation>
    </message>
    <message>
        <source>The chain&apos;s rows in the global tables are compared with its own tables and corrected where they differ. Indexing continues, and readers see no gap.</source>
        <translation>将该链在全局表中的行与其自身的表比较，并更正不同之处。索引继续进行，读取方不会看到缺失。</translation>
    </message>
    <message>
        <source>The chain is removed from the lists; the rows below are kept. Recover restores it.</source>
        <translation>该链会从列表中移除；下列行会保留。“恢复”可将其恢复。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ActionTotalsCard</name>
    <message>
        <source>By action</source>
        <translation>按动作</translation>
    </message>
    <message>
        <source>today, UTC</source>
        <translation>今天（UTC）</translation>
    </message>
    <message>
        <source>Jobs and attempts by type of action</source>
        <translation>按动作类型的作业和尝试</translation>
    </message>
    <message>
        <source>No actions today.</source>
        <translation>今天没有动作。</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ActionTotalsModel</name>
    <message>
        <source>Action</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>作业</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>attempts</comment>
        <translation>失败</translation>
    </message>
    <message>
        <source>Dead</source>
        <comment>jobs</comment>
        <translation>死信</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ActionsBadge</name>
    <message numerus="yes">
        <source>%n dead letters</source>
        <translation>
            <numerusform>%n 个死信</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held jobs</source>
        <translation>
            <numerusform>%n 个搁置的作业</numerusform>
        </translation>
    </message>
    <message>
        <source>dead letters %1</source>
        <comment>number of jobs</comment>
        <translation>死信 %1</translation>
    </message>
    <message>
        <source>held %1</source>
        <comment>number of jobs</comment>
        <translation>搁置 %1</translation>
    </message>
    <message>
        <source>Actions whose attempts are used up, and those that wait for a decision. Opens them.</source>
        <translation>尝试次数已用尽的动作，以及等待决定的动作。点击打开。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ActionsPage</name>
    <message>
        <source>Actions</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Show the audit of actions</source>
        <translation>显示动作的审计</translation>
    </message>
    <message>
        <source>Show dead letters of actions</source>
        <translation>显示动作的死信</translation>
    </message>
    <message>
        <source>Show held jobs of actions</source>
        <translation>显示搁置的动作作业</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ActivityScreen</name>
    <message>
        <source>Activity sections</source>
        <translation>活动的各部分</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>作业</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Show jobs</source>
        <translation>显示作业</translation>
    </message>
    <message>
        <source>Show the audit</source>
        <translation>显示审计</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>显示日志</translation>
    </message>
    <message>
        <source>Show alerts</source>
        <translation>显示告警</translation>
    </message>
    <message numerus="yes">
        <source>%n unread alerts</source>
        <translation>
            <numerusform>%n 条未读告警</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ActivityWords</name>
    <message>
        <source>waiting</source>
        <comment>state of a job</comment>
        <translation>等待中</translation>
    </message>
    <message>
        <source>running</source>
        <comment>state of a job</comment>
        <translation>运行中</translation>
    </message>
    <message>
        <source>done</source>
        <comment>state of a job</comment>
        <translation>已完成</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>state of a job</comment>
        <translation>失败</translation>
    </message>
    <message>
        <source>refused</source>
        <comment>state of a job</comment>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>canceled</source>
        <comment>state of a job</comment>
        <translation>已取消</translation>
    </message>
    <message>
        <source>expired</source>
        <comment>state of a job</comment>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Waiting for the chain&apos;s active console.</source>
        <translation>正在等待该链的活动控制台。</translation>
    </message>
    <message>
        <source>No console ran it within 5 minutes.</source>
        <translation>5 分钟内无人执行。</translation>
    </message>
    <message>
        <source>The engine gave no reason. Check the log.</source>
        <translation>引擎未给出原因。日志中可能有更多信息。</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Endpoint unreachable</source>
        <translation>端点不可用</translation>
    </message>
    <message>
        <source>All endpoints unreachable</source>
        <translation>所有端点不可用</translation>
    </message>
    <message>
        <source>Reorg</source>
        <translation>链重组</translation>
    </message>
    <message>
        <source>Reorg too deep</source>
        <translation>链重组过深</translation>
    </message>
    <message>
        <source>Budget exhausted</source>
        <translation>限额用完</translation>
    </message>
    <message>
        <source>Wrong chain</source>
        <translation>链不符</translation>
    </message>
    <message>
        <source>Failed items</source>
        <translation>失败项</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>The file was removed.</source>
        <translation>文件已移除。</translation>
    </message>
    <message numerus="yes">
        <source>%1 rows</source>
        <translation>
            <numerusform>%1 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Show command %1</source>
        <translation>显示命令 %1</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Transfers of block %1</source>
        <translation>区块 %1 的转账</translation>
    </message>
    <message>
        <source>Backfill needed</source>
        <translation>待填充</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Behind its head</source>
        <translation>落后于链头</translation>
    </message>
    <message>
        <source>Balance queue</source>
        <translation>余额队列</translation>
    </message>
    <message>
        <source>Balance drift</source>
        <translation>余额偏差</translation>
    </message>
    <message>
        <source>Trigger paused</source>
        <translation>触发器暂停</translation>
    </message>
    <message>
        <source>Trigger fails</source>
        <translation>触发器出错</translation>
    </message>
    <message>
        <source>Trigger waits</source>
        <translation>触发器等待</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Triggers not evaluated</source>
        <translation>触发器未评估</translation>
    </message>
    <message>
        <source>Packets not stored</source>
        <translation>数据包未存储</translation>
    </message>
    <message>
        <source>Packets out of date</source>
        <translation>数据包状态过时</translation>
    </message>
    <message>
        <source>IBC client not active</source>
        <translation>IBC 客户端不活跃</translation>
    </message>
    <message>
        <source>Stuck packets</source>
        <translation>卡住的数据包</translation>
    </message>
    <message>
        <source>Packets not matched</source>
        <translation>数据包未关联</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::AddChainWizard</name>
    <message>
        <source>Add chain</source>
        <translation>添加链</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>What to index</source>
        <translation>索引内容</translation>
    </message>
    <message>
        <source>Start block</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>The presets cannot be read: %1 You can still add another network.</source>
        <translation>无法读取预设网络：%1 仍可添加其他网络。</translation>
    </message>
    <message>
        <source>Adding the chain</source>
        <translation>正在添加链</translation>
    </message>
    <message>
        <source>The engine gave no reason. Check the log, then retry.</source>
        <translation>引擎未给出原因。请查看日志后重试。</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Close without adding the chain?</source>
        <translation>不添加链就关闭吗？</translation>
    </message>
    <message>
        <source>A draft keeps the entries until Signalbox quits. API keys in it stay in memory and are not written to disk.</source>
        <translation>草稿会保留已输入的内容，直到 Signalbox 退出。其中的 API 密钥只留在内存中，不会写入磁盘。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Keep draft</source>
        <translation>保留草稿</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::AddressField</name>
    <message>
        <source>0x… address</source>
        <translation>0x… 地址</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::AddressText</name>
    <message>
        <source>An address has the digits 0 to 9 and a to f after 0x. Remove the other characters.</source>
        <translation>地址在 0x 之后只有数字 0 到 9 和字母 a 到 f。请删除其他字符。</translation>
    </message>
    <message numerus="yes">
        <source>An address has 40 hexadecimal digits; this one has %n.</source>
        <translation>
            <numerusform>地址有 40 个十六进制数字；此地址有 %n 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>The checksum of this address is wrong: a digit was mistyped. Copy it again.</source>
        <translation>此地址的校验和错误：有一个字符输错了。请重新复制。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::AddressesField</name>
    <message>
        <source>Edit the list of addresses</source>
        <translation>编辑地址列表</translation>
    </message>
    <message>
        <source>Edit the list of addresses (Ctrl+Return)</source>
        <translation>编辑地址列表（Ctrl+Return）</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>One address a line.</source>
        <translation>每行一个地址。</translation>
    </message>
    <message>
        <source>Addresses, one a line</source>
        <translation>地址，每行一个</translation>
    </message>
    <message>
        <source>Use addresses</source>
        <translation>使用这些地址</translation>
    </message>
    <message numerus="yes">
        <source>%n addresses</source>
        <translation>
            <numerusform>%n 个地址</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is not an address.</source>
        <translation>%1 不是地址。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::AgeWords</name>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::AlertMessages</name>
    <message>
        <source>Not retried automatically.</source>
        <translation>不会自动重试。</translation>
    </message>
    <message>
        <source>Retrying now.</source>
        <translation>正在重试。</translation>
    </message>
    <message>
        <source>Next attempt %1.</source>
        <comment>in 8 s</comment>
        <translation>下次尝试：%1。</translation>
    </message>
    <message>
        <source>%1 has been slow since %2:</source>
        <comment>chain, time</comment>
        <translation>%1 自 %2 起缓慢：</translation>
    </message>
    <message>
        <source>%1 stopped at %2:</source>
        <comment>chain, time</comment>
        <translation>%1 于 %2 停止：</translation>
    </message>
    <message>
        <source>%1 has had errors since %2:</source>
        <comment>chain, time</comment>
        <translation>%1 自 %2 起出现错误：</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>The database has been unreachable since %1:</source>
        <translation>数据库自 %1 起不可用：</translation>
    </message>
    <message>
        <source>The engine has had errors since %1:</source>
        <translation>引擎自 %1 起出现错误：</translation>
    </message>
    <message>
        <source>Offline since %1:</source>
        <translation>自 %1 起离线：</translation>
    </message>
    <message>
        <source>no endpoint of any chain is reachable. No data is lost, and stored data can be queried.</source>
        <translation>无法连接任何链的任何端点。没有数据丢失，所有已存数据仍可读取。</translation>
    </message>
    <message>
        <source>Use an encrypted file…</source>
        <translation>改用加密文件…</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::AlertModel</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>链</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>起始时间</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最近一次</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束于</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>ended</source>
        <comment>state of an alert</comment>
        <translation>已结束</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <comment>state of an alert</comment>
        <translation>已确认</translation>
    </message>
    <message>
        <source>muted</source>
        <comment>state of an alert</comment>
        <translation>已静音</translation>
    </message>
    <message>
        <source>error</source>
        <comment>state of an alert</comment>
        <translation>错误</translation>
    </message>
    <message>
        <source>info</source>
        <comment>state of an alert</comment>
        <translation>信息</translation>
    </message>
    <message>
        <source>warning</source>
        <comment>state of an alert</comment>
        <translation>警告</translation>
    </message>
    <message>
        <source>muted until %1</source>
        <translation>静音至 %1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::AlertsTab</name>
    <message>
        <source>Alerts by state</source>
        <translation>按状态筛选告警</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未结束</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Notifications…</source>
        <translation>通知…</translation>
    </message>
    <message>
        <source>Filter alerts</source>
        <translation>筛选告警</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>No open alerts. Ended alerts are listed under All.</source>
        <translation>没有未结束的告警。已结束的在“全部”中。</translation>
    </message>
    <message>
        <source>For %1</source>
        <translation>静音 %1</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>取消静音</translation>
    </message>
    <message>
        <source>Open chain</source>
        <translation>打开该链</translation>
    </message>
    <message>
        <source>No alerts so far. Alerts are listed here with their duration.</source>
        <translation>目前没有需要关注的事项。告警及其持续时间会列在此处。</translation>
    </message>
    <message>
        <source>The alerts could not be read. %1 Press F5 to retry.</source>
        <translation>无法读取告警。%1 按 F5 重新读取。</translation>
    </message>
    <message>
        <source>Full alert</source>
        <translation>整条告警</translation>
    </message>
    <message>
        <source>The selected alert is shown here in full. Press Enter to open its chain.</source>
        <translation>所选的告警在此完整显示。按 Enter 打开其链。</translation>
    </message>
    <message>
        <source>Open on the Sync screen</source>
        <translation>在“同步”页面中打开</translation>
    </message>
    <message>
        <source>Open on the Queue screen</source>
        <translation>在队列页面中打开</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::AtBlockSheet</name>
    <message>
        <source>Enter a block number, or a date such as 2026-09-17.</source>
        <translation>请输入区块号，或日期，例如 2026-09-17。</translation>
    </message>
    <message>
        <source>This day is not over in UTC. Enter an earlier one.</source>
        <translation>这一天（UTC）尚未结束。请输入更早的日期。</translation>
    </message>
    <message>
        <source>Balance at a block</source>
        <translation>某区块的余额</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>价值</translation>
    </message>
    <message>
        <source>Last change before it</source>
        <translation>此前最近的变化</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Block or date</source>
        <translation>区块或日期</translation>
    </message>
    <message>
        <source>Block number, or a date (its end in UTC)</source>
        <translation>区块号，或日期（UTC 当天结束时）</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>Not all transfers up to this block are counted.</source>
        <translation>到此区块为止的转账尚未全部统计。</translation>
    </message>
    <message>
        <source>no price</source>
        <translation>无价格</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::AttemptCharts</name>
    <message>
        <source>Attempts</source>
        <translation>尝试</translation>
    </message>
    <message>
        <source>Duration, p95</source>
        <translation>耗时，p95</translation>
    </message>
    <message>
        <source>Save attempts as CSV…</source>
        <translation>将尝试另存为 CSV…</translation>
    </message>
    <message>
        <source>Attempts over time</source>
        <translation>尝试随时间的变化</translation>
    </message>
    <message>
        <source>No attempts in this range.</source>
        <translation>此范围内没有尝试。</translation>
    </message>
    <message>
        <source>Duration of attempts over time, 95th percentile by type of action</source>
        <translation>尝试耗时随时间的变化，按动作类型的第 95 百分位</translation>
    </message>
    <message>
        <source>succeeded</source>
        <comment>attempts</comment>
        <translation>成功</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>attempts</comment>
        <translation>失败</translation>
    </message>
    <message>
        <source>fires</source>
        <comment>of triggers</comment>
        <translation>触发</translation>
    </message>
    <message>
        <source>Attempts per %1</source>
        <translation>每 %1 的尝试</translation>
    </message>
    <message>
        <source>Save attempts as CSV</source>
        <translation>将尝试另存为 CSV</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::AuditExport</name>
    <message>
        <source>Export jobs</source>
        <translation>导出作业</translation>
    </message>
    <message>
        <source>CSV files (*.csv);;JSON files (*.json)</source>
        <translation>CSV 文件 (*.csv);;JSON 文件 (*.json)</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::AuditFilterBar</name>
    <message>
        <source>Trigger</source>
        <translation>触发器</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Type of action</source>
        <translation>动作类型</translation>
    </message>
    <message>
        <source>event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>All results</source>
        <translation>全部结果</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Dead letters</source>
        <translation>死信</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>全部类型</translation>
    </message>
    <message>
        <source>All triggers</source>
        <translation>全部触发器</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::AuditList</name>
    <message>
        <source>Replay all…</source>
        <translation>全部重放…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>作业</translation>
    </message>
    <message>
        <source>Jobs by state</source>
        <translation>按状态筛选作业</translation>
    </message>
    <message>
        <source>Dead letters</source>
        <translation>死信</translation>
    </message>
    <message>
        <source>Held %1</source>
        <comment>jobs</comment>
        <translation>搁置 %1</translation>
    </message>
    <message>
        <source>%1 dead letters, %2 held jobs</source>
        <translation>%1 个死信，%2 个搁置的作业</translation>
    </message>
    <message>
        <source>Audit %1</source>
        <comment>number of jobs</comment>
        <translation>审计 %1</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>审计</translation>
    </message>
    <message numerus="yes">
        <source>The newest %n jobs are listed. Scroll down for older ones; Export writes up to 10,000.</source>
        <translation>
            <numerusform>列出最新的 %n 个作业。向下滚动查看更早的；导出最多写入 10,000 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>Sign in to see the jobs of your triggers.</source>
        <translation>登录后可以看到你的触发器的作业。</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>登录…</translation>
    </message>
    <message>
        <source>The jobs could not be read. %1</source>
        <translation>无法读取作业。%1</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>No job matches the filter.</source>
        <translation>没有符合筛选条件的作业。</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>No dead letters. Jobs whose attempts are used up are listed here.</source>
        <translation>没有死信。尝试次数用尽的作业在此列出。</translation>
    </message>
    <message>
        <source>No held jobs. Jobs that may be out of date wait here until you replay or discard them.</source>
        <translation>没有搁置的作业。可能已过时的作业在此等待，直到你重放或丢弃。</translation>
    </message>
    <message>
        <source>No trigger fired in this time range (%1).</source>
        <translation>此时间范围（%1）内没有触发器触发。</translation>
    </message>
    <message>
        <source>Show the last 7 days</source>
        <translation>显示最近 7 天</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>重放</translation>
    </message>
    <message>
        <source>Open event</source>
        <translation>打开事件</translation>
    </message>
    <message>
        <source>Open trigger</source>
        <translation>打开触发器</translation>
    </message>
    <message>
        <source>Only this trigger</source>
        <translation>仅此触发器</translation>
    </message>
    <message>
        <source>Only this event</source>
        <translation>仅此事件</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>丢弃…</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::AuditModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>操作者</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>控制台</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Command ID</source>
        <translation>命令 ID</translation>
    </message>
    <message>
        <source>Database role</source>
        <translation>数据库角色</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::AuditTab</name>
    <message>
        <source>Commands by outcome</source>
        <translation>按结果筛选命令</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>未执行</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Audit of commands</source>
        <translation>命令审计</translation>
    </message>
    <message>
        <source>No command matches the filter.</source>
        <translation>没有符合筛选条件的命令。</translation>
    </message>
    <message>
        <source>The audit could not be read. %1 Press F5 to retry.</source>
        <translation>无法读取审计。%1 按 F5 重新读取。</translation>
    </message>
    <message>
        <source>Every operator command is listed here: who ran it, when, and its outcome.</source>
        <translation>每次操作都列在此处：谁、何时、做了什么、结果如何。</translation>
    </message>
    <message>
        <source>Export audit</source>
        <translation>导出审计</translation>
    </message>
    <message>
        <source>CSV files (*.csv);;JSON files (*.json)</source>
        <translation>CSV 文件 (*.csv);;JSON 文件 (*.json)</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>未能写入 %1：%2</translation>
    </message>
    <message>
        <source>Full details</source>
        <translation>完整备注</translation>
    </message>
    <message>
        <source>The result of the selected command is shown here in full.</source>
        <translation>所选命令的结果在此完整显示。</translation>
    </message>
    <message>
        <source>Filter commands</source>
        <translation>筛选命令</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::AuditTree</name>
    <message>
        <source>Events with their triggers and attempts</source>
        <translation>事件及其触发器和尝试</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::AuditWords</name>
    <message>
        <source>queued</source>
        <comment>state of a job</comment>
        <translation>排队中</translation>
    </message>
    <message>
        <source>running</source>
        <comment>state of a job</comment>
        <translation>运行中</translation>
    </message>
    <message>
        <source>retrying</source>
        <comment>state of a job</comment>
        <translation>重试中</translation>
    </message>
    <message>
        <source>waiting</source>
        <comment>state of a job</comment>
        <translation>等待中</translation>
    </message>
    <message>
        <source>held</source>
        <comment>state of a job</comment>
        <translation>搁置</translation>
    </message>
    <message>
        <source>discarded</source>
        <comment>state of a job</comment>
        <translation>已丢弃</translation>
    </message>
    <message>
        <source>done</source>
        <comment>state of a job</comment>
        <translation>已完成</translation>
    </message>
    <message>
        <source>dead</source>
        <comment>state of a job</comment>
        <translation>死信</translation>
    </message>
    <message numerus="yes">
        <source>done, %n attempts</source>
        <comment>result of a job</comment>
        <translation>
            <numerusform>已完成，%n 次尝试</numerusform>
        </translation>
    </message>
    <message>
        <source>sent</source>
        <comment>result of a message</comment>
        <translation>已发送</translation>
    </message>
    <message>
        <source>dead letter</source>
        <comment>result of a job</comment>
        <translation>死信</translation>
    </message>
    <message>
        <source>retries %1</source>
        <comment>in 8 s</comment>
        <translation>%1重试</translation>
    </message>
    <message>
        <source>succeeded</source>
        <comment>an attempt</comment>
        <translation>成功</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>an attempt</comment>
        <translation>失败</translation>
    </message>
    <message>
        <source>after %1</source>
        <comment>a pause</comment>
        <translation>%1 之后</translation>
    </message>
    <message>
        <source>agent %1</source>
        <translation>智能体 %1</translation>
    </message>
    <message>
        <source>log %1</source>
        <comment>index in its block</comment>
        <translation>日志 %1</translation>
    </message>
    <message>
        <source>retracted by a reorg</source>
        <translation>因链重组而撤回</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>type and target of an action</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>deleted trigger</source>
        <translation>已删除的触发器</translation>
    </message>
    <message>
        <source>The next attempt starts %1.</source>
        <comment>in 8 s</comment>
        <translation>下一次尝试在%1开始。</translation>
    </message>
    <message>
        <source>A reorg has removed the event. Jobs that were queued before run nevertheless.</source>
        <translation>链重组移除了此事件。此前已排队的作业仍会运行。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::BackfillOffers</name>
    <message>
        <source>%1, blocks %2 to %3:</source>
        <comment>chain, numbers</comment>
        <translation>%1，区块 %2 至 %3：</translation>
    </message>
    <message>
        <source>Blocks %1 to %2:</source>
        <translation>区块 %1 至 %2：</translation>
    </message>
    <message>
        <source>not backfilled for later catalog additions: %1. Reindex these blocks to fill them.</source>
        <translation>尚未为后来加入目录的内容回填：%1。重新索引这些区块即可填充。</translation>
    </message>
    <message>
        <source>Reindex…</source>
        <translation>重新索引…</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>partly backfilled for later catalog additions: %1. Blocks left: %2. Reindex to fill the rest.</source>
        <translation>已为后来加入目录的内容部分回填：%1。剩余区块：%2。重新索引即可填充其余部分。</translation>
    </message>
    <message>
        <source>events of registry addresses added later may be missing. Reindex these blocks to read them.</source>
        <translation>后来添加的注册表地址的事件可能缺失。请重新索引这些区块以读取它们。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::BalanceCard</name>
    <message>
        <source>Select a holder, or search one, to see its balance over time.</source>
        <translation>选择或搜索一个持有者，以查看其余额变化。</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>At block…</source>
        <translation>在区块…</translation>
    </message>
    <message>
        <source>Balance of %1</source>
        <comment>address</comment>
        <translation>%1 的余额</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>This holder has no transfer of the token in the counted blocks.</source>
        <translation>在已统计的区块中，该持有者没有此代币的转账。</translation>
    </message>
    <message numerus="yes">
        <source>the newest %n changes</source>
        <translation>
            <numerusform>最新 %n 次变化</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n 次变化</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::BalanceWords</name>
    <message>
        <source>%1 dec.</source>
        <comment>decimals of a token, short</comment>
        <translation>%1 位小数</translation>
    </message>
    <message>
        <source>raw</source>
        <comment>an amount without the decimals of its token</comment>
        <translation>原始</translation>
    </message>
    <message>
        <source>untrusted</source>
        <translation>不可信</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>not complete</source>
        <translation>不完整</translation>
    </message>
    <message>
        <source>Transfers with rules of the contract</source>
        <translation>转账与合约规则</translation>
    </message>
    <message>
        <source>Calls of balanceOf</source>
        <translation>调用 balanceOf</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>转账</translation>
    </message>
    <message>
        <source>entered</source>
        <translation>手动输入</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>已导入</translation>
    </message>
    <message>
        <source>price feed</source>
        <translation>价格源</translation>
    </message>
    <message>
        <source>pegged</source>
        <translation>锚定</translation>
    </message>
    <message>
        <source>queued for recalculation</source>
        <translation>已排队重新计算</translation>
    </message>
    <message>
        <source>recalculated</source>
        <translation>已重新计算</translation>
    </message>
    <message>
        <source>opening balance stored</source>
        <translation>已存入期初余额</translation>
    </message>
    <message>
        <source>token untrusted</source>
        <translation>代币不可信</translation>
    </message>
    <message>
        <source>Balances could not be read:</source>
        <translation>无法读取余额：</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>The balance at the end of block %1, before the counted ones, was asked for and waits for an endpoint.</source>
        <translation>已请求区块 %1（在已计入的区块之前）结束时的余额，正在等待端点。</translation>
    </message>
    <message numerus="yes">
        <source>%n balances before the counted blocks were asked for and wait for an endpoint.</source>
        <translation>
            <numerusform>已请求 %n 个在已计入区块之前的余额，正在等待端点。</numerusform>
        </translation>
    </message>
    <message>
        <source>The balance before the counted blocks could not be read.</source>
        <translation>无法读取已计入区块之前的余额。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::BalancesScreen</name>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>复制地址</translation>
    </message>
    <message>
        <source>Balances of %1</source>
        <comment>label of an address</comment>
        <translation>%1 的余额</translation>
    </message>
    <message>
        <source>Balances</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>Token balances of EVM chains, computed from their transfers, are shown here. Add an EVM chain to begin.</source>
        <translation>此处显示由转账计算得出的 EVM 链代币余额。请先添加一条 EVM 链。</translation>
    </message>
    <message>
        <source>Add chain</source>
        <translation>添加链</translation>
    </message>
    <message>
        <source>Balances of %1, %2</source>
        <comment>label, address</comment>
        <translation>%1 的余额，%2</translation>
    </message>
    <message>
        <source>Balances of %1</source>
        <comment>address</comment>
        <translation>%1 的余额</translation>
    </message>
    <message>
        <source>Verify the balances of this token</source>
        <translation>核对此代币的余额</translation>
    </message>
    <message>
        <source>Edit this token</source>
        <translation>编辑此代币</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::BarChart</name>
    <message>
        <source>%1 %2</source>
        <comment>name and count</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>count and name</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 – %2: %3</source>
        <comment>from, to, counts</comment>
        <translation>%1 – %2：%3</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::BarLegend</name>
    <message>
        <source>%1 %2</source>
        <comment>name and count</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::CatalogCard</name>
    <message>
        <source>Canopy catalog</source>
        <translation>Canopy 目录</translation>
    </message>
    <message>
        <source>Adopt workspace catalog…</source>
        <translation>采用工作区目录…</translation>
    </message>
    <message>
        <source>Publish local catalog…</source>
        <translation>发布本地目录…</translation>
    </message>
    <message>
        <source>Querying the database</source>
        <translation>正在查询数据库</translation>
    </message>
    <message>
        <source>This console&apos;s catalog file differs from the published catalog.</source>
        <translation>本控制台的目录文件与已发布的目录不同。</translation>
    </message>
    <message>
        <source>All consoles use the catalog published by %1. The file %2 differs: publish it or adopt the published catalog; otherwise this console is refused at its next start.</source>
        <translation>所有控制台都使用 %1 发布的目录。文件 %2 与之不同：请发布该文件或采用已发布的目录；否则本控制台下次启动时会被拒绝。</translation>
    </message>
    <message>
        <source>This console uses the workspace catalog.</source>
        <translation>本控制台使用工作区目录。</translation>
    </message>
    <message>
        <source>Published by %1. This console has no catalog file; publishing removes what the catalog adds.</source>
        <translation>由 %1 发布。本控制台没有目录文件；发布将移除该目录所增加的内容。</translation>
    </message>
    <message>
        <source>All consoles use the built-in catalog.</source>
        <translation>所有控制台都使用内置目录。</translation>
    </message>
    <message>
        <source>Create the file %1 to add tables and columns.</source>
        <translation>创建文件 %1 即可增加表和列。</translation>
    </message>
    <message>
        <source>This console&apos;s catalog file is the published catalog.</source>
        <translation>本控制台的目录文件就是已发布的目录。</translation>
    </message>
    <message>
        <source>Published by %1.</source>
        <translation>由 %1 发布。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::CatalogSheet</name>
    <message>
        <source>%1 on %2, %3</source>
        <comment>who, machine, time</comment>
        <translation>%1（%2，%3）</translation>
    </message>
    <message>
        <source>Adopt workspace catalog</source>
        <translation>采用工作区目录</translation>
    </message>
    <message>
        <source>Publish local catalog</source>
        <translation>发布本地目录</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Querying the database</source>
        <translation>正在查询数据库</translation>
    </message>
    <message>
        <source>The file %1 replaces the catalog published by %2 on all consoles. What it adds is created when a console next starts.</source>
        <translation>文件 %1 会在所有控制台上取代 %2 发布的目录。它增加的内容会在下一个控制台启动时创建。</translation>
    </message>
    <message>
        <source>This console has no file %1. The built-in catalog replaces the one published by %2 on all consoles.</source>
        <translation>本控制台没有文件 %1。内置目录会在所有控制台上取代 %2 发布的目录。</translation>
    </message>
    <message>
        <source>All consoles use the built-in catalog, as published by %2. The file %1 is kept under another name.</source>
        <translation>所有控制台都使用内置目录，由 %2 发布。文件 %1 会以另一个名称保留。</translation>
    </message>
    <message>
        <source>The catalog published by %2 is written to the file %1. The existing file is kept under another name.</source>
        <translation>%2 发布的目录会写入文件 %1。原有的文件会以另一个名称保留。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>No table changes.</source>
        <translation>没有表会改变。</translation>
    </message>
    <message>
        <source>Publishing is refused while another console has the workspace open. This console closes it first.</source>
        <translation>有其他控制台打开该工作区时，发布会被拒绝。本控制台会先关闭工作区。</translation>
    </message>
    <message>
        <source>Writing file</source>
        <translation>正在写入文件</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>正在发布</translation>
    </message>
    <message>
        <source>This console uses the workspace catalog.</source>
        <translation>本控制台使用工作区目录。</translation>
    </message>
    <message>
        <source>This console uses the workspace catalog. The previous file is kept as %1.</source>
        <translation>本控制台使用工作区目录。原有的文件保留为 %1。</translation>
    </message>
    <message>
        <source>All consoles now use this console&apos;s catalog.</source>
        <translation>所有控制台现在都使用本控制台的目录。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Adopt workspace catalog…</source>
        <translation>采用工作区目录…</translation>
    </message>
    <message>
        <source>Publish local catalog…</source>
        <translation>发布本地目录…</translation>
    </message>
    <message>
        <source>Changes compared with this console&apos;s catalog:</source>
        <translation>与本控制台目录相比的更改：</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ChainActions</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Check for gaps</source>
        <translation>检查缺口</translation>
    </message>
    <message>
        <source>Fill gaps</source>
        <translation>补齐缺口</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Reindex range…</source>
        <translation>重新索引范围…</translation>
    </message>
    <message>
        <source>Rewind to block…</source>
        <translation>回退到区块…</translation>
    </message>
    <message>
        <source>Delete chain…</source>
        <translation>删除链…</translation>
    </message>
    <message>
        <source>Resync global tables…</source>
        <translation>重新同步全局表…</translation>
    </message>
    <message>
        <source>Pause %1</source>
        <comment>chain</comment>
        <translation>暂停 %1</translation>
    </message>
    <message>
        <source>Resume %1</source>
        <comment>chain</comment>
        <translation>恢复 %1</translation>
    </message>
    <message>
        <source>Retry %1 now</source>
        <comment>chain</comment>
        <translation>立即重试 %1</translation>
    </message>
    <message>
        <source>Check %1 for gaps</source>
        <comment>chain</comment>
        <translation>检查 %1 的缺口</translation>
    </message>
    <message>
        <source>Fill gaps of %1</source>
        <comment>chain</comment>
        <translation>补齐 %1 的缺口</translation>
    </message>
    <message>
        <source>Recover %1</source>
        <comment>chain</comment>
        <translation>找回 %1</translation>
    </message>
    <message>
        <source>Reindex a range of %1</source>
        <comment>chain</comment>
        <translation>重新索引 %1 的一个范围</translation>
    </message>
    <message>
        <source>Resync %1 in the global tables</source>
        <comment>chain</comment>
        <translation>重新同步 %1 在全局表中的数据</translation>
    </message>
    <message>
        <source>Rewind %1 to a block</source>
        <comment>chain</comment>
        <translation>将 %1 回退到某个区块</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <comment>chain</comment>
        <translation>删除 %1</translation>
    </message>
    <message>
        <source>Verify…</source>
        <translation>核验…</translation>
    </message>
    <message>
        <source>Verify %1</source>
        <comment>chain</comment>
        <translation>核验 %1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ChainBars</name>
    <message>
        <source>By chain</source>
        <translation>按链</translation>
    </message>
    <message>
        <source>%1 is not complete: %2 is its balance at block %3 and is not counted.</source>
        <comment>chain, balance, block</comment>
        <translation>%1 不完整：%2 是其在区块 %3 的余额，未计入。</translation>
    </message>
    <message>
        <source>%1 is not complete: %2 is not counted.</source>
        <comment>chain, balance</comment>
        <translation>%1 不完整：%2 未计入。</translation>
    </message>
    <message numerus="yes">
        <source>%n balances are not complete and not counted.</source>
        <translation>
            <numerusform>%n 个余额不完整，未计入。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n balances are of untrusted tokens and not counted.</source>
        <translation>
            <numerusform>%n 个余额属于不可信代币，未计入。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n balances have no price and are not counted.</source>
        <translation>
            <numerusform>%n 个余额没有价格，未计入。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more chains: %1</source>
        <translation>
            <numerusform>另外 %n 条链：%1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ChainPage</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Check for gaps</source>
        <translation>检查缺口</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Reorg below the finalized block since %1:</source>
        <translation>自 %1 起，最终确认的区块之下发生链重组：</translation>
    </message>
    <message>
        <source>Nothing is undone automatically. Rewind to a block that both branches share; later blocks are fetched again.</source>
        <translation>不会自动撤销任何数据。请回退到两个分支共有的区块；之后的区块会重新获取。</translation>
    </message>
    <message>
        <source>Rewind to block…</source>
        <translation>回退到区块…</translation>
    </message>
    <message>
        <source>Backfill new catalog tables…</source>
        <translation>填充新加入目录的内容…</translation>
    </message>
    <message>
        <source>Reindex for added registries…</source>
        <translation>为添加的注册表重新索引…</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ChainTableModel</name>
    <message>
        <source>Chain</source>
        <translation>链</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>链头</translation>
    </message>
    <message>
        <source>Indexed</source>
        <translation>已索引</translation>
    </message>
    <message>
        <source>Newest block below which no block is missing</source>
        <translation>此高度及以下没有任何缺失的最新区块</translation>
    </message>
    <message>
        <source>Lag, blocks</source>
        <translation>落后区块</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>落后</translation>
    </message>
    <message>
        <source>Rows/s</source>
        <translation>行/秒</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Lag, last 1 h</source>
        <translation>1 小时落后</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>预计</translation>
    </message>
    <message>
        <source>last known</source>
        <translation>上次已知</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ChainWords</name>
    <message>
        <source>reading the head</source>
        <translation>正在读取链头</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>following</source>
        <translation>跟随链头</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <translation>%1，剩余 %2</translation>
    </message>
    <message>
        <source>caught up in %1</source>
        <translation>%1后追上</translation>
    </message>
    <message>
        <source>not catching up</source>
        <translation>未能追上</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>by operator</source>
        <translation>由操作员暂停</translation>
    </message>
    <message>
        <source>waiting for an engine</source>
        <translation>等待引擎接手</translation>
    </message>
    <message>
        <source>run by %1</source>
        <translation>由 %1 运行</translation>
    </message>
    <message>
        <source>removing rows</source>
        <translation>正在删除数据行</translation>
    </message>
    <message>
        <source>data kept</source>
        <translation>数据已保留</translation>
    </message>
    <message>
        <source>%1, retry in %2 s</source>
        <translation>%1，%2 秒后重试</translation>
    </message>
    <message>
        <source>not tested</source>
        <translation>未测试</translation>
    </message>
    <message numerus="yes">
        <source>%1 blocks per request</source>
        <translation>
            <numerusform>每次请求 %1 个区块</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 logs per response</source>
        <translation>
            <numerusform>每次应答 %1 条日志</numerusform>
        </translation>
    </message>
    <message>
        <source>none found</source>
        <translation>未发现限制</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Block headers</source>
        <translation>区块头</translation>
    </message>
    <message>
        <source>All ERC-20 transfers</source>
        <translation>全部 ERC-20 转账</translation>
    </message>
    <message>
        <source>ERC-8004 registries</source>
        <translation>ERC-8004 注册表</translation>
    </message>
    <message>
        <source>Token without a symbol</source>
        <translation>无符号代币</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>provider wait</source>
        <translation>等待服务商</translation>
    </message>
    <message>
        <source>rate limit</source>
        <translation>速率限制</translation>
    </message>
    <message>
        <source>decode</source>
        <translation>解码</translation>
    </message>
    <message>
        <source>database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Nothing is fetched while the chain is paused.</source>
        <translation>链已暂停，不获取任何数据。</translation>
    </message>
    <message>
        <source>No single bottleneck.</source>
        <translation>没有明显的瓶颈。</translation>
    </message>
    <message>
        <source>Most of the time is spent waiting for the endpoints.</source>
        <translation>大部分时间用于等待端点应答。</translation>
    </message>
    <message>
        <source>Most of the time is spent waiting for the endpoints&apos; rate limits.</source>
        <translation>大部分时间用于遵守端点的速率限制。</translation>
    </message>
    <message>
        <source>Most of the time is spent decoding responses.</source>
        <translation>大部分时间用于解码应答。</translation>
    </message>
    <message>
        <source>Most of the time is spent writing to the database.</source>
        <translation>大部分时间用于写入数据库。</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a sentence</comment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>Adding an endpoint would speed it up.</source>
        <translation>增加一个端点可以加快速度。</translation>
    </message>
    <message>
        <source>A higher limit at the provider would speed it up.</source>
        <translation>提高服务商的限额可以加快速度。</translation>
    </message>
    <message>
        <source>A faster disk would speed it up.</source>
        <translation>更快的磁盘可以加快速度。</translation>
    </message>
    <message>
        <source>Indexing fewer tokens or contracts would speed it up.</source>
        <translation>减少代币或合约可以加快速度。</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>添加 %1</translation>
    </message>
    <message>
        <source>Change settings of %1</source>
        <translation>更改 %1 的设置</translation>
    </message>
    <message>
        <source>Pause %1</source>
        <translation>暂停 %1</translation>
    </message>
    <message>
        <source>Resume %1</source>
        <translation>继续 %1</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>删除 %1</translation>
    </message>
    <message>
        <source>Recover %1</source>
        <translation>恢复 %1</translation>
    </message>
    <message>
        <source>Add endpoint to %1</source>
        <translation>为 %1 添加端点</translation>
    </message>
    <message>
        <source>Change endpoint of %1</source>
        <translation>更改 %1 的端点</translation>
    </message>
    <message>
        <source>Remove endpoint of %1</source>
        <translation>移除 %1 的端点</translation>
    </message>
    <message>
        <source>Add contract to %1</source>
        <translation>为 %1 添加合约</translation>
    </message>
    <message>
        <source>Remove contract of %1</source>
        <translation>移除 %1 的合约</translation>
    </message>
    <message>
        <source>Reindex %1</source>
        <translation>重新索引 %1</translation>
    </message>
    <message>
        <source>Fill gaps of %1</source>
        <translation>补齐 %1 的缺口</translation>
    </message>
    <message>
        <source>Check %1 for gaps</source>
        <translation>检查 %1 的缺口</translation>
    </message>
    <message>
        <source>Rewind %1</source>
        <translation>回退 %1</translation>
    </message>
    <message>
        <source>Retry %1 now</source>
        <translation>立即重试 %1</translation>
    </message>
    <message>
        <source>Retry a failed item of %1</source>
        <translation>重试 %1 的失败项</translation>
    </message>
    <message>
        <source>Skip a failed item of %1</source>
        <translation>跳过 %1 的失败项</translation>
    </message>
    <message>
        <source>Acknowledge an alert of %1</source>
        <translation>确认 %1 的告警</translation>
    </message>
    <message>
        <source>starts at block %1</source>
        <translation>从区块 %1 开始</translation>
    </message>
    <message>
        <source>Acknowledge an alert of the workspace</source>
        <translation>确认工作区的一条告警</translation>
    </message>
    <message>
        <source>Mute an alert of the workspace</source>
        <translation>静音工作区的一条告警</translation>
    </message>
    <message>
        <source>Mute an alert of %1</source>
        <translation>静音 %1 的一条告警</translation>
    </message>
    <message>
        <source>Resync %1 in the global tables</source>
        <translation>在全局表中重新同步 %1</translation>
    </message>
    <message>
        <source>Blocks and states</source>
        <translation>区块和状态</translation>
    </message>
    <message>
        <source>Repair the tables of %1</source>
        <translation>修复 %1 的表</translation>
    </message>
    <message>
        <source>Optimize the tables of %1</source>
        <translation>优化 %1 的表</translation>
    </message>
    <message numerus="yes">
        <source>%1 blocks</source>
        <comment>lag</comment>
        <translation>
            <numerusform>%1 个区块</numerusform>
        </translation>
    </message>
    <message>
        <source>Indexing has stopped.</source>
        <translation>索引已停止。</translation>
    </message>
    <message>
        <source>Waiting for block %1, the first one to index.</source>
        <translation>正在等待区块 %1（所需的第一个区块）。</translation>
    </message>
    <message>
        <source>Indexing is waiting.</source>
        <translation>索引正在等待。</translation>
    </message>
    <message>
        <source>Reading the head.</source>
        <translation>正在读取链头。</translation>
    </message>
    <message>
        <source>Following the head; waiting for the next block.</source>
        <translation>正在跟随链头，等待下一个区块。</translation>
    </message>
    <message>
        <source>Waiting for the next attempt or answer.</source>
        <translation>正在等待下一次重试或应答。</translation>
    </message>
    <message>
        <source>%1 requests/s, learned</source>
        <translation>每秒 %1 次请求（自动得出）</translation>
    </message>
    <message>
        <source>%1 calls/s, learned</source>
        <translation>每秒 %1 次调用（自动得出）</translation>
    </message>
    <message>
        <source>%1 compute units/s, learned</source>
        <translation>每秒 %1 个计算单元（自动得出）</translation>
    </message>
    <message>
        <source>Verify %1</source>
        <translation>核验 %1</translation>
    </message>
    <message>
        <source>no batches, learned</source>
        <translation>不支持批量（自动得出）</translation>
    </message>
    <message>
        <source>batches of %1 calls, learned</source>
        <translation>每批 %1 次调用（自动得出）</translation>
    </message>
    <message numerus="yes">
        <source>%1 blocks</source>
        <comment>of a request</comment>
        <translation>
            <numerusform>%1 个区块</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 logs</source>
        <comment>of a response</comment>
        <translation>
            <numerusform>%1 条日志</numerusform>
        </translation>
    </message>
    <message>
        <source>Token balances</source>
        <translation>代币余额</translation>
    </message>
    <message>
        <source>Recalculate balances of %1</source>
        <translation>重新计算 %1 的余额</translation>
    </message>
    <message>
        <source>Rebuild the balances of %1</source>
        <translation>重建 %1 的余额</translation>
    </message>
    <message>
        <source>Verify balances of %1</source>
        <translation>核验 %1 的余额</translation>
    </message>
    <message>
        <source>Retry balance updates of %1</source>
        <translation>重试 %1 的余额更新</translation>
    </message>
    <message>
        <source>Discard balance updates of %1</source>
        <translation>丢弃 %1 的余额更新</translation>
    </message>
    <message>
        <source>Configure the balance queue of %1</source>
        <translation>配置 %1 的余额队列</translation>
    </message>
    <message>
        <source>Edit a token of %1</source>
        <translation>编辑 %1 的代币</translation>
    </message>
    <message>
        <source>Clear packets of %1</source>
        <translation>疏通 %1 的数据包</translation>
    </message>
    <message>
        <source>Change stuck thresholds of %1</source>
        <translation>更改 %1 的卡住阈值</translation>
    </message>
    <message>
        <source>Change denomination prices of %1</source>
        <translation>更改 %1 的面额价格</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ChainsList</name>
    <message>
        <source>Chains by state</source>
        <translation>按状态筛选链</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Filter by name or ID</source>
        <translation>按名称或标识筛选</translation>
    </message>
    <message>
        <source>Chains</source>
        <translation>链</translation>
    </message>
    <message>
        <source>No chain matches the filter.</source>
        <translation>没有符合筛选条件的链。</translation>
    </message>
    <message>
        <source>Add chain</source>
        <translation>添加链</translation>
    </message>
    <message>
        <source>Indexed chains are listed here with their state, lag and rate.</source>
        <translation>此处列出正在索引的链及其状态、落后和速率。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>全部 %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>state and its count</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ChainsScreen</name>
    <message>
        <source>Chains</source>
        <translation>链</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Show all chains</source>
        <translation>显示全部链</translation>
    </message>
    <message>
        <source>This workspace has no chain %1. It was deleted, or the address belongs to another workspace.</source>
        <translation>此工作区中没有链 %1。它已被删除，或该地址属于另一个工作区。</translation>
    </message>
    <message>
        <source>Looking for %1 in this workspace.</source>
        <translation>正在此工作区中查找 %1。</translation>
    </message>
    <message>
        <source>action</source>
        <translation>操作</translation>
    </message>
    <message numerus="yes">
        <source>%n chains stopped</source>
        <translation>
            <numerusform>%n 条链已停止</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ChannelModel</name>
    <message>
        <source>Chains</source>
        <translation>链</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Stuck</source>
        <translation>卡住</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>成功率</translation>
    </message>
    <message>
        <source>Congestion</source>
        <translation>拥堵</translation>
    </message>
    <message>
        <source>Share of the sent packets that are not done yet.</source>
        <translation>已发送但尚未完成的数据包所占的比例。</translation>
    </message>
    <message>
        <source>Clear time p50</source>
        <translation>完成用时 p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Ordering</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Last relay</source>
        <translation>最近中继</translation>
    </message>
    <message>
        <source>Compared with the chains</source>
        <translation>与链的比较</translation>
    </message>
    <message>
        <source>client %1</source>
        <comment>status of a client: expired, frozen</comment>
        <translation>客户端 %1</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>open</source>
        <comment>channel</comment>
        <translation>开放</translation>
    </message>
    <message>
        <source>closed</source>
        <comment>channel</comment>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>尚未核对</translation>
    </message>
    <message numerus="yes">
        <source>%n differences</source>
        <translation>
            <numerusform>%n 处差异</numerusform>
        </translation>
    </message>
    <message>
        <source>could not be checked</source>
        <translation>无法核对</translation>
    </message>
    <message>
        <source>no difference at %1</source>
        <comment>time</comment>
        <translation>%1 核对，无差异</translation>
    </message>
    <message>
        <source>not indexed</source>
        <comment>the other chain of a channel</comment>
        <translation>未索引</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>two chains</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>active</source>
        <comment>client</comment>
        <translation>活跃</translation>
    </message>
    <message>
        <source>expired</source>
        <comment>client</comment>
        <translation>已过期</translation>
    </message>
    <message>
        <source>frozen</source>
        <comment>client</comment>
        <translation>已冻结</translation>
    </message>
    <message>
        <source>ordered</source>
        <comment>packets of a channel</comment>
        <translation>有序</translation>
    </message>
    <message>
        <source>unordered</source>
        <comment>packets of a channel</comment>
        <translation>无序</translation>
    </message>
    <message>
        <source>not indexed</source>
        <translation>未索引</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ChannelPane</name>
    <message>
        <source>none</source>
        <comment>sequences</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>count, sequences</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>立即核对</translation>
    </message>
    <message>
        <source>Show packets</source>
        <translation>显示数据包</translation>
    </message>
    <message>
        <source>Compare this channel with the chains now</source>
        <translation>立即将此通道与链比较</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>First end</source>
        <translation>第一端</translation>
    </message>
    <message>
        <source>Second end</source>
        <translation>第二端</translation>
    </message>
    <message>
        <source>Ordering</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Client status</source>
        <translation>客户端状态</translation>
    </message>
    <message>
        <source>Second chain</source>
        <translation>第二条链</translation>
    </message>
    <message>
        <source>not indexed: receives there are not known</source>
        <translation>未索引：不知道该链上的接收情况</translation>
    </message>
    <message>
        <source>Escrow</source>
        <translation>托管</translation>
    </message>
    <message>
        <source>held on %1</source>
        <comment>chain</comment>
        <translation>托管于 %1</translation>
    </message>
    <message>
        <source>Sent by %1</source>
        <comment>chain</comment>
        <translation>由 %1 发送</translation>
    </message>
    <message>
        <source>asked at %1</source>
        <comment>time</comment>
        <translation>查询于 %1</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>尚未核对</translation>
    </message>
    <message>
        <source>Not compared</source>
        <translation>未比较</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Unreceived</source>
        <translation>未接收</translation>
    </message>
    <message>
        <source>Unacknowledged</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>Pending on chain, not stored</source>
        <translation>链上待处理，未存储</translation>
    </message>
    <message>
        <source>Stored as pending, not on chain</source>
        <translation>存储为待处理，链上没有</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在核对…</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>sequences</comment>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Values of the channel</source>
        <translation>通道的数值</translation>
    </message>
    <message>
        <source>Counted by %1</source>
        <comment>program</comment>
        <translation>%1 的计数</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ChannelsPage</name>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Check all now</source>
        <translation>立即核对全部</translation>
    </message>
    <message>
        <source>Filter channels</source>
        <translation>筛选通道</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>立即核对</translation>
    </message>
    <message>
        <source>Show packets</source>
        <translation>显示数据包</translation>
    </message>
    <message>
        <source>No channels are known yet. They are listed here once packets or channel messages are indexed.</source>
        <translation>尚不知道任何通道。索引到数据包或通道消息后，通道会列在此处。</translation>
    </message>
    <message>
        <source>The channels could not be read. %1 Press F5 to retry.</source>
        <translation>无法读取通道。%1 按 F5 重试。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::Chart</name>
    <message>
        <source>%1: %2</source>
        <comment>series: newest value</comment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>peak %1</source>
        <comment>a value above the axis</comment>
        <translation>峰值 %1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ChartCard</name>
    <message>
        <source>Show %1</source>
        <translation>显示 %1</translation>
    </message>
    <message>
        <source>+ %1</source>
        <comment>legend entries that have no room</comment>
        <translation>+ %1</translation>
    </message>
    <message numerus="yes">
        <source>%n more series</source>
        <translation>
            <numerusform>另有 %n 条曲线</numerusform>
        </translation>
    </message>
    <message>
        <source>Chart menu</source>
        <translation>图表菜单</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>另存为 PNG…</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>另存为 CSV…</translation>
    </message>
    <message>
        <source>Open large</source>
        <translation>放大查看</translation>
    </message>
    <message>
        <source>Save the chart as PNG</source>
        <translation>将图表保存为 PNG</translation>
    </message>
    <message>
        <source>PNG images (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Save the chart&apos;s data as CSV</source>
        <translation>将图表数据保存为 CSV</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::CheckDelegate</name>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::CheckModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>区块</translation>
    </message>
    <message>
        <source>Holders</source>
        <translation>持有者</translation>
    </message>
    <message>
        <source>Equal</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>Drifted</source>
        <translation>有偏差</translation>
    </message>
    <message>
        <source>Unanswered</source>
        <translation>无回答</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>finalized</source>
        <translation>已最终确定</translation>
    </message>
    <message>
        <source>not finalized</source>
        <translation>未最终确定</translation>
    </message>
    <message>
        <source>all equal</source>
        <translation>全部一致</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::CheckPanel</name>
    <message>
        <source>Checks</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Holders that differed</source>
        <translation>不一致的持有者</translation>
    </message>
    <message>
        <source>Not checked yet. A check compares sampled holders with balanceOf.</source>
        <translation>尚未核对。核对会将抽样持有者与 balanceOf 比较。</translation>
    </message>
    <message>
        <source>All holders of this check were equal.</source>
        <translation>此次核对的所有持有者都一致。</translation>
    </message>
    <message>
        <source>at block %1</source>
        <translation>在区块 %1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ClearCell</name>
    <message>
        <source>Clear…</source>
        <translation>疏通…</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ClearSheet</name>
    <message>
        <source>Clear whole chain</source>
        <translation>疏通整条链</translation>
    </message>
    <message>
        <source>Clear packets</source>
        <translation>疏通数据包</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>疏通</translation>
    </message>
    <message>
        <source>Relayed by your Hermes, whose wallet pays the fees. Recorded in the audit log.</source>
        <translation>由你的 Hermes 中继，费用由其钱包支付。此操作会记入审计日志。</translation>
    </message>
    <message>
        <source>Hermes relays everything that is pending on all channels of this chain. It cannot be limited to single packets, and it cannot be canceled once it runs.</source>
        <translation>Hermes 会中继此链所有通道上的全部待处理内容。无法限定为单个数据包，运行后也无法取消。</translation>
    </message>
    <message>
        <source>Both chains are asked first. Hermes then relays what is still missing; afterwards the chains are asked again and each packet is judged.</source>
        <translation>首先查询两条链，然后由 Hermes 中继仍缺少的部分；之后再次查询两条链，并判定每个数据包。</translation>
    </message>
    <message>
        <source>Packets to clear</source>
        <translation>要疏通的数据包</translation>
    </message>
    <message>
        <source>Command that will run</source>
        <translation>将要运行的命令</translation>
    </message>
    <message>
        <source>Type %1 to continue</source>
        <translation>输入 %1 以继续</translation>
    </message>
    <message>
        <source>The engine is not running.</source>
        <translation>引擎未运行。</translation>
    </message>
    <message>
        <source>Asking the chains what is pending</source>
        <translation>正在向链查询待处理的数据包</translation>
    </message>
    <message>
        <source>The plan could not be made.</source>
        <translation>无法制定方案。</translation>
    </message>
    <message>
        <source>The cost is not known: no gas price is set for this chain.</source>
        <translation>费用未知：此链未设置 gas 价格。</translation>
    </message>
    <message>
        <source>Nothing is left to relay. The list is corrected with the next blocks.</source>
        <translation>没有需要中继的内容。列表会随后续区块更正。</translation>
    </message>
    <message numerus="yes">
        <source>Clear %n packets</source>
        <translation>
            <numerusform>疏通 %n 个数据包</numerusform>
        </translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>It was not started.</source>
        <translation>未启动。</translation>
    </message>
    <message>
        <source>Rough cost: %1. A relay that another relayer wins costs its fee, too.</source>
        <comment>fees</comment>
        <translation>大致费用：%1。由其他中继器胜出的中继也要支付费用。</translation>
    </message>
    <message>
        <source>Clearing can start once this is resolved.</source>
        <translation>此问题解决后才能开始疏通。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ClearingPage</name>
    <message>
        <source>Clearings</source>
        <translation>疏通记录</translation>
    </message>
    <message>
        <source>The clearings could not be read. %1 Press F5 to retry.</source>
        <translation>无法读取疏通记录。%1 按 F5 重试。</translation>
    </message>
    <message>
        <source>Packets are cleared by a Hermes relayer on the machine of this console. This engine cannot run Hermes.</source>
        <translation>数据包由与此控制台同机的 Hermes 中继器疏通。此引擎无法运行 Hermes。</translation>
    </message>
    <message>
        <source>No packets have been cleared yet. Select stuck packets in the overview and clear them there.</source>
        <translation>尚未疏通过数据包。请在概览中选择卡住的数据包并疏通。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::CloseSheet</name>
    <message>
        <source>Keep indexing when the window is closed?</source>
        <translation>关闭窗口后继续索引？</translation>
    </message>
    <message>
        <source>Remember this choice</source>
        <translation>记住此选择</translation>
    </message>
    <message>
        <source>Signalbox can keep indexing in the system tray. Click its icon to show the window again.</source>
        <translation>Signalbox 可以留在托盘中继续索引。点击其图标即可恢复窗口。</translation>
    </message>
    <message>
        <source>Signalbox can keep indexing with its window minimized. This desktop has no system tray.</source>
        <translation>Signalbox 可以在窗口最小化时继续索引。此桌面没有可供停留的托盘。</translation>
    </message>
    <message>
        <source>If indexing stops, no data is lost: the next start resumes it.</source>
        <translation>停止索引不会丢失数据：下次启动会继续。</translation>
    </message>
    <message>
        <source>You can change this in Settings.</source>
        <translation>可在设置中更改。</translation>
    </message>
    <message>
        <source>Stop and quit</source>
        <translation>停止并退出</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>继续运行</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::CommandJobs</name>
    <message>
        <source>waiting for the chain&apos;s active console</source>
        <translation>等待该链的活动控制台</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>canceled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Expired: no console ran it within 5 minutes. Open it again for current numbers.</source>
        <translation>已过期：5 分钟内没有控制台执行。请重新打开以查看最新数字。</translation>
    </message>
    <message>
        <source>The engine gave no reason. Check the log.</source>
        <translation>引擎未给出原因。请查看日志。</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Commands in progress</source>
        <translation>进行中的命令</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Reindex…</source>
        <translation>重新索引…</translation>
    </message>
    <message>
        <source>Reindex %1…</source>
        <comment>blocks</comment>
        <translation>重新索引 %1…</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::CommandPalette</name>
    <message>
        <source>Search or run</source>
        <translation>搜索或执行</translation>
    </message>
    <message>
        <source>A screen, a chain, a command or an address</source>
        <translation>页面、链、命令或地址</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>No match for &quot;%1&quot;. Press Enter to open it as an address.</source>
        <translation>没有与&quot;%1&quot;匹配的内容。按 Enter 可将其作为地址打开。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an address in this workspace.</source>
        <translation>“%1” 不是此工作区中的地址。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ConcentrationCard</name>
    <message>
        <source>Concentration</source>
        <translation>集中度</translation>
    </message>
    <message>
        <source>share of supply</source>
        <translation>占供应量的份额</translation>
    </message>
    <message numerus="yes">
        <source>%1 largest holders</source>
        <translation>
            <numerusform>最大的 %1 个持有者</numerusform>
        </translation>
    </message>
    <message>
        <source>Share of the supply over the number of largest holders</source>
        <translation>最大持有者数量对应的供应量份额</translation>
    </message>
    <message>
        <source>No holder has a balance yet.</source>
        <translation>还没有持有者有余额。</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ConditionChoices</name>
    <message numerus="yes">
        <source>%n addresses</source>
        <comment>value of a condition</comment>
        <translation>
            <numerusform>%n 个地址</numerusform>
        </translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>%1 %2 within %3</source>
        <comment>more than; 3; 1 h</comment>
        <translation>%3 内 %1 %2</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <comment>field; operator; value</comment>
        <translation>%1 %2 %3</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ConditionExtras</name>
    <message>
        <source>Count from 0 again after the trigger fired</source>
        <translation>触发后从 0 重新计数</translation>
    </message>
    <message>
        <source>Events of the average</source>
        <translation>平均值的事件数</translation>
    </message>
    <message>
        <source>Weight of the newest event</source>
        <translation>最新事件的权重</translation>
    </message>
    <message>
        <source>More than 0, at most 1. Empty: 2 / (events + 1)</source>
        <translation>大于 0，不超过 1。留空：2 /（事件数 + 1）</translation>
    </message>
    <message>
        <source>Average over</source>
        <translation>取平均：最近</translation>
    </message>
    <message>
        <source>events; newest weighs</source>
        <translation>个事件；最新的权重</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ConditionRow</name>
    <message>
        <source>Remove condition %1</source>
        <translation>移除条件 %1</translation>
    </message>
    <message>
        <source>Move condition %1</source>
        <translation>移动条件 %1</translation>
    </message>
    <message>
        <source>when</source>
        <comment>before the first condition</comment>
        <translation>当</translation>
    </message>
    <message>
        <source>and</source>
        <comment>before a condition</comment>
        <translation>且</translation>
    </message>
    <message>
        <source>Field of condition %1</source>
        <translation>条件 %1 的字段</translation>
    </message>
    <message>
        <source>Operator of condition %1</source>
        <translation>条件 %1 的运算符</translation>
    </message>
    <message>
        <source>Value of condition %1</source>
        <translation>条件 %1 的值</translation>
    </message>
    <message>
        <source>Time window of condition %1</source>
        <translation>条件 %1 的时间窗</translation>
    </message>
    <message>
        <source>by block time</source>
        <translation>按区块时间</translation>
    </message>
    <message>
        <source>case-sensitive</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Condition %1: %2, not valid: %3</source>
        <translation>条件 %1：%2，无效：%3</translation>
    </message>
    <message>
        <source>Condition %1: %2, %3</source>
        <translation>条件 %1：%2，%3</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ConditionsCard</name>
    <message>
        <source>Conditions</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Add condition</source>
        <translation>添加条件</translation>
    </message>
    <message>
        <source>all must be true</source>
        <translation>必须全部成立</translation>
    </message>
    <message>
        <source>%1 of %2 not valid</source>
        <comment>conditions</comment>
        <translation>%2 个中有 %1 个无效</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 events</source>
        <comment>that pass so far, checked</comment>
        <translation>
            <numerusform>%2 个事件中的 %1 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ConfigNumberCell</name>
    <message>
        <source>%1 of %2</source>
        <comment>field, chain</comment>
        <translation>%2 的%1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ConfirmSheet</name>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Recorded in the audit log.</source>
        <translation>此操作会记入审计日志。</translation>
    </message>
    <message>
        <source>Counting rows and disk space</source>
        <translation>正在统计行数和磁盘空间</translation>
    </message>
    <message>
        <source>The rows could not be counted.</source>
        <translation>无法统计行数。</translation>
    </message>
    <message numerus="yes">
        <source>Total: %1 rows, %2</source>
        <comment>rows, disk</comment>
        <translation>
            <numerusform>合计：%1 行，%2</numerusform>
        </translation>
    </message>
    <message>
        <source>This takes less than a minute.</source>
        <translation>用时不到一分钟。</translation>
    </message>
    <message>
        <source>This takes about %1.</source>
        <translation>用时约 %1。</translation>
    </message>
    <message>
        <source>Type %1 to continue</source>
        <translation>输入 %1 以继续</translation>
    </message>
    <message>
        <source>name matches</source>
        <translation>名称一致</translation>
    </message>
    <message>
        <source>name does not match yet</source>
        <translation>名称尚不一致</translation>
    </message>
    <message numerus="yes">
        <source>Total: %1 rows</source>
        <translation>
            <numerusform>合计：%1 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>区块</translation>
    </message>
    <message>
        <source>Token transfers</source>
        <translation>代币转账</translation>
    </message>
    <message>
        <source>Reorgs</source>
        <translation>重组</translation>
    </message>
    <message>
        <source>Registry events</source>
        <translation>注册表事件</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>覆盖范围</translation>
    </message>
    <message>
        <source>Chart samples</source>
        <translation>图表采样</translation>
    </message>
    <message>
        <source>Failed items</source>
        <translation>失败条目</translation>
    </message>
    <message>
        <source>Progress, one row per height</source>
        <translation>进度，每个高度一行</translation>
    </message>
    <message>
        <source>Reindex requests</source>
        <translation>重新索引请求</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>端点</translation>
    </message>
    <message numerus="yes">
        <source>Rows in %n global tables</source>
        <translation>
            <numerusform>%n 个全局表中的行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chain tables</source>
        <translation>
            <numerusform>%n 个链表</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tables</source>
        <translation>
            <numerusform>%n 个表</numerusform>
        </translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Affected tables</source>
        <translation>受影响的表</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ConnectionModel</name>
    <message>
        <source>Application</source>
        <translation>应用程序</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>事务</translation>
    </message>
    <message>
        <source>In this state</source>
        <translation>状态持续时间</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>等待对象</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::CountLine</name>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::CoverageLegend</name>
    <message>
        <source>Blocks: %1 done, %2 in flight, %3 waiting, %4 in gaps</source>
        <translation>区块：%1 已完成，%2 获取中，%3 等待中，%4 在缺口中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>in flight</source>
        <translation>获取中</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>缺口</translation>
    </message>
    <message>
        <source>%1 proven</source>
        <translation>%1 个已证明</translation>
    </message>
    <message>
        <source>The line along the lower edge marks blocks whose receipts were verified against their headers.</source>
        <translation>下缘的线条标记收据已与区块头核对过的区块。</translation>
    </message>
    <message>
        <source>proven</source>
        <translation>已证明</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::CoverageMap</name>
    <message>
        <source>Coverage map</source>
        <translation>覆盖范围图</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>缺口</translation>
    </message>
    <message>
        <source>in flight</source>
        <translation>获取中</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 to %3, %n blocks</source>
        <comment>kind of range: first to last height, count</comment>
        <translation>
            <numerusform>%1：%2 至 %3，%n 个区块</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1 to %2</source>
        <comment>estimated times</comment>
        <translation>约 %1 至 %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Reindex this range…</source>
        <translation>重新索引此范围…</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>date format</comment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>head %1</source>
        <translation>链头 %1</translation>
    </message>
    <message>
        <source>indexed %1</source>
        <translation>已索引 %1</translation>
    </message>
    <message>
        <source>gap %1</source>
        <comment>count of blocks</comment>
        <translation>缺口 %1</translation>
    </message>
    <message>
        <source>last %1</source>
        <translation>最近 %1</translation>
    </message>
    <message numerus="yes">
        <source>last %n blocks</source>
        <translation>
            <numerusform>最近 %n 个区块</numerusform>
        </translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message numerus="yes">
        <source>gap %n blocks</source>
        <translation>
            <numerusform>缺口 %n 个区块</numerusform>
        </translation>
    </message>
    <message>
        <source>No block heights are known yet.</source>
        <translation>尚不知道任何高度。</translation>
    </message>
    <message>
        <source>proven by receipts</source>
        <translation>以收据证明</translation>
    </message>
    <message numerus="yes">
        <source>%n of them proven by receipts</source>
        <translation>
            <numerusform>其中 %n 个以收据证明</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DataTable</name>
    <message>
        <source>Choose columns</source>
        <translation>选择列</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DatabaseScreen</name>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>private server</source>
        <translation>私有服务器</translation>
    </message>
    <message>
        <source>The database could not be read.</source>
        <translation>无法读取数据库。</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>未更改任何内容。</translation>
    </message>
    <message>
        <source>Show indexes of the database</source>
        <translation>显示数据库的索引</translation>
    </message>
    <message>
        <source>Show tables of the database</source>
        <translation>显示数据库的表</translation>
    </message>
    <message>
        <source>Show slow queries</source>
        <translation>显示慢查询</translation>
    </message>
    <message>
        <source>Show sessions of the database</source>
        <translation>显示数据库的会话</translation>
    </message>
    <message>
        <source>Select indexes, tables or a maintenance job. What a run would do is shown here before it starts.</source>
        <translation>请选择索引、表或维护作业。运行开始前，此处会显示它将执行的操作。</translation>
    </message>
    <message>
        <source>Show the slow query log</source>
        <translation>显示慢查询日志</translation>
    </message>
    <message>
        <source>Show runs of maintenance jobs</source>
        <translation>显示维护作业的运行记录</translation>
    </message>
    <message>
        <source>Add maintenance job</source>
        <translation>添加维护作业</translation>
    </message>
    <message>
        <source>Rebuild bloated indexes…</source>
        <translation>重建膨胀的索引…</translation>
    </message>
    <message>
        <source>Vacuum and analyze…</source>
        <translation>清理和分析…</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DatabaseTiles</name>
    <message>
        <source>%1/h</source>
        <comment>bytes per hour</comment>
        <translation>%1/小时</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>增长</translation>
    </message>
    <message>
        <source>Cache hit</source>
        <translation>缓存命中率</translation>
    </message>
    <message>
        <source>Bloat</source>
        <translation>膨胀</translation>
    </message>
    <message>
        <source>Oldest transaction</source>
        <translation>最早的事务</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>in the last hour</source>
        <translation>过去一小时内</translation>
    </message>
    <message>
        <source>measured after ten minutes</source>
        <translation>十分钟后测出</translation>
    </message>
    <message numerus="yes">
        <source>%n indexes over 1.30</source>
        <translation>
            <numerusform>%n 个索引超过 1.30</numerusform>
        </translation>
    </message>
    <message>
        <source>no index over 1.30</source>
        <translation>没有索引超过 1.30</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%n active</source>
        <translation>
            <numerusform>%n 个活动</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n idle</source>
        <translation>
            <numerusform>%n 个空闲</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>bytes; time</comment>
        <translation>%2 达 %1</translation>
    </message>
    <message>
        <source>%1/h from disk</source>
        <comment>bytes that are read</comment>
        <translation>从磁盘 %1/小时</translation>
    </message>
    <message>
        <source>Size when the backfill of %1 is done.</source>
        <translation>%1 回填完成时的大小。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DatabaseWords</name>
    <message>
        <source>unused since %1</source>
        <translation>自 %1 起未使用</translation>
    </message>
    <message>
        <source>unused</source>
        <translation>未使用</translation>
    </message>
    <message>
        <source>rarely used</source>
        <translation>很少使用</translation>
    </message>
    <message>
        <source>occasionally used</source>
        <translation>偶尔使用</translation>
    </message>
    <message>
        <source>frequently used</source>
        <translation>经常使用</translation>
    </message>
    <message>
        <source>not valid</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>bloated</source>
        <translation>膨胀</translation>
    </message>
    <message>
        <source>mostly read without an index</source>
        <translation>多数读取未使用索引</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>%1 of rows dead</source>
        <translation>%1 的行为死行</translation>
    </message>
    <message>
        <source>stale statistics</source>
        <translation>统计信息过期</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>no statistics before %1</source>
        <comment>time</comment>
        <translation>%1 之前无统计</translation>
    </message>
    <message>
        <source>no statistics yet</source>
        <translation>尚无统计</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <comment>share; duration</comment>
        <translation>%1，剩余 %2</translation>
    </message>
    <message>
        <source>schedule</source>
        <comment>started by</comment>
        <translation>计划</translation>
    </message>
    <message>
        <source>Rebuild indexes</source>
        <translation>重建索引</translation>
    </message>
    <message>
        <source>Analyze tables</source>
        <translation>分析表</translation>
    </message>
    <message>
        <source>Vacuum and analyze tables</source>
        <translation>清理和分析表</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>disabled since %1</source>
        <comment>time</comment>
        <translation>自 %1 起已停用</translation>
    </message>
    <message>
        <source>disabled by %1 since %2</source>
        <comment>person, time</comment>
        <translation>由 %1 于 %2 停用</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DayChart</name>
    <message>
        <source>%1, end of day</source>
        <comment>date</comment>
        <translation>%1，当日结束</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DayModel</name>
    <message>
        <source>Day (UTC)</source>
        <translation>日期（UTC）</translation>
    </message>
    <message>
        <source>Balance, end of day</source>
        <translation>当日结束余额</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Value, $</source>
        <translation>价值，$</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DayRange</name>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>30 d</source>
        <comment>days</comment>
        <translation>30 天</translation>
    </message>
    <message>
        <source>90 d</source>
        <comment>days</comment>
        <translation>90 天</translation>
    </message>
    <message>
        <source>1 y</source>
        <comment>year</comment>
        <translation>1 年</translation>
    </message>
    <message>
        <source>all</source>
        <comment>days</comment>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DeleteTriggerSheet</name>
    <message>
        <source>Delete trigger</source>
        <translation>删除触发器</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message numerus="yes">
        <source>The trigger, its conditions, actions, counters and %n edits of its history are deleted.</source>
        <translation>
            <numerusform>将删除触发器及其条件、动作、计数器和历史中的 %n 次编辑。</numerusform>
        </translation>
    </message>
    <message>
        <source>What it sent stays in the audit.</source>
        <translation>它发送过的内容保留在审计中。</translation>
    </message>
    <message numerus="yes">
        <source>%n dead or held jobs can no longer be replayed.</source>
        <translation>
            <numerusform>%n 个死信或搁置的作业将无法再重放。</numerusform>
        </translation>
    </message>
    <message>
        <source>This cannot be undone. Export the trigger first to keep a copy.</source>
        <translation>此操作无法撤销。如需保留副本，请先导出触发器。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DenomPriceModel</name>
    <message>
        <source>Denomination</source>
        <translation>面额</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>符号</translation>
    </message>
    <message>
        <source>Sending chain</source>
        <translation>发送链</translation>
    </message>
    <message>
        <source>USD</source>
        <translation>美元</translation>
    </message>
    <message>
        <source>Decimals</source>
        <translation>小数位数</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>生效时间</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DenomPriceSheet</name>
    <message>
        <source>Correct price</source>
        <translation>更正价格</translation>
    </message>
    <message>
        <source>Add price</source>
        <translation>添加价格</translation>
    </message>
    <message>
        <source>From now</source>
        <translation>从现在起</translation>
    </message>
    <message>
        <source>all chains</source>
        <translation>所有链</translation>
    </message>
    <message>
        <source>Denomination</source>
        <translation>面额</translation>
    </message>
    <message>
        <source>As packets carry it, such as uosmo.</source>
        <translation>与数据包中的写法相同，例如 uosmo。</translation>
    </message>
    <message>
        <source>Sending chain</source>
        <translation>发送链</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>符号</translation>
    </message>
    <message>
        <source>Decimals</source>
        <translation>小数位数</translation>
    </message>
    <message>
        <source>Price in USD</source>
        <translation>价格（美元）</translation>
    </message>
    <message>
        <source>Of a whole unit: 1 OSMO, not 1 uosmo.</source>
        <translation>以完整单位计：1 OSMO，而不是 1 uosmo。</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>生效时间</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>new price</source>
        <translation>新价格</translation>
    </message>
    <message>
        <source>Enter the denomination as packets carry it, such as uosmo.</source>
        <translation>请输入与数据包中写法相同的面额，例如 uosmo。</translation>
    </message>
    <message>
        <source>Enter the price in USD as a number such as 0.52.</source>
        <translation>请以数字输入美元价格，例如 0.52。</translation>
    </message>
    <message>
        <source>The time is in the future. Enter an earlier one.</source>
        <translation>该时间在将来。请输入更早的时间。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::Desk</name>
    <message>
        <source>The file of the window state could not be opened: %1. Layout and window settings are lost when the window closes.</source>
        <translation>无法打开窗口状态文件：%1。窗口关闭时，布局和窗口设置会丢失。</translation>
    </message>
    <message>
        <source>The file of the window state could not be written: %1. Layout and window settings are lost when the window closes.</source>
        <translation>无法写入窗口状态文件：%1。窗口关闭时，布局和窗口设置会丢失。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DetailPane</name>
    <message>
        <source>Close this pane</source>
        <translation>关闭此窗格</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DetailRow</name>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>复制%1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DragGrip</name>
    <message>
        <source>Drag to reorder, or press the Up and Down keys</source>
        <translation>拖动以调整顺序，或按上下方向键</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DriftCard</name>
    <message>
        <source>Drift check</source>
        <translation>偏差核对</translation>
    </message>
    <message>
        <source>At block</source>
        <translation>区块</translation>
    </message>
    <message>
        <source>Checked in</source>
        <translation>核对耗时</translation>
    </message>
    <message>
        <source>Last drift</source>
        <translation>最近偏差</translation>
    </message>
    <message>
        <source>Verify now</source>
        <translation>立即核对</translation>
    </message>
    <message>
        <source>All checks</source>
        <translation>全部核对</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在核对</translation>
    </message>
    <message>
        <source>Not checked yet. A check compares sampled holders with balanceOf.</source>
        <translation>尚未核对。核对会将抽样持有者与 balanceOf 比较。</translation>
    </message>
    <message numerus="yes">
        <source>%1 holders compared with balanceOf</source>
        <translation>
            <numerusform>%1 个持有者已与 balanceOf 比较</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 equal</source>
        <comment>numbers of holders</comment>
        <translation>%2 个中 %1 个一致</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>block, finalized or not</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>finalized</source>
        <translation>已最终确定</translation>
    </message>
    <message>
        <source>not finalized</source>
        <translation>未最终确定</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>duration, calls</comment>
        <translation>%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%n calls</source>
        <translation>
            <numerusform>%n 次调用</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>none in %n checks</source>
        <translation>
            <numerusform>%n 次核对均无</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>day, holders</comment>
        <translation>%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%n holders</source>
        <translation>
            <numerusform>%n 个持有者</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DriftModel</name>
    <message>
        <source>Holder</source>
        <translation>持有者</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>已存储</translation>
    </message>
    <message>
        <source>balanceOf</source>
        <translation>balanceOf</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DriftSquares</name>
    <message>
        <source>Last checks</source>
        <translation>最近的核对</translation>
    </message>
    <message>
        <source>%1: %2 of %3 equal</source>
        <comment>time, numbers of holders</comment>
        <translation>%1：%3 个中 %2 个一致</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DryRunCard</name>
    <message numerus="yes">
        <source>&lt;b&gt;%1&lt;/b&gt; events in %2</source>
        <comment>number; 38 ms</comment>
        <translation>
            <numerusform>%2 内检查了 &lt;b&gt;%1&lt;/b&gt; 个事件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;%1&lt;/b&gt; would fire</source>
        <comment>number of events</comment>
        <translation>
            <numerusform>&lt;b&gt;%1&lt;/b&gt; 个会触发</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>1,204 events in 38 ms; 1 would fire</comment>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>%1: &lt;b&gt;%2&lt;/b&gt; pass conditions 1 to %3, %4.</source>
        <comment>1,204 events in 38 ms; number; number; 1 would fire</comment>
        <translation>%1：&lt;b&gt;%2&lt;/b&gt; 个通过条件 1 到 %3，%4。</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>试运行</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>再次运行</translation>
    </message>
    <message>
        <source>A dry run sends nothing and leaves the counters alone.</source>
        <translation>试运行不发送任何内容，也不改变计数器。</translation>
    </message>
    <message>
        <source>last 1 h</source>
        <translation>最近 1 小时</translation>
    </message>
    <message>
        <source>last 24 h</source>
        <translation>最近 24 小时</translation>
    </message>
    <message>
        <source>last 7 d</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>last 30 d</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Events of the dry run</source>
        <translation>试运行的事件</translation>
    </message>
    <message>
        <source>The dry run failed. %1</source>
        <translation>试运行失败。%1</translation>
    </message>
    <message>
        <source>The dry run failed.</source>
        <translation>试运行失败。</translation>
    </message>
    <message>
        <source>Checking past events…</source>
        <translation>正在检查过去的事件…</translation>
    </message>
    <message>
        <source>No event of this chain and registry was stored in the %1. Choose a longer time.</source>
        <comment>last 24 h</comment>
        <translation>%1没有存储此链和注册表的事件。请选择更长的时间。</translation>
    </message>
    <message>
        <source>%1 of %2, newest first</source>
        <translation>%2 个中的 %1 个，最新的在前</translation>
    </message>
    <message numerus="yes">
        <source>Condition %1 is left out until its value is valid.</source>
        <comment>numbers; may be several</comment>
        <translation>
            <numerusform>条件 %1 在其值有效之前被略去。</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <comment>dry run</comment>
        <translation>停止</translation>
    </message>
    <message>
        <source>The dry run was stopped.</source>
        <translation>试运行已停止。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DryRunModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>智能体</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Stops at</source>
        <translation>止于</translation>
    </message>
    <message>
        <source>fires</source>
        <translation>触发</translation>
    </message>
    <message>
        <source>does not fire</source>
        <translation>不触发</translation>
    </message>
    <message>
        <source>count %1</source>
        <comment>number of counted events</comment>
        <translation>计数 %1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DurationField</name>
    <message>
        <source>A number with s, m, h or d: 30 m, 1 h, 7 d</source>
        <translation>数字加 s、m、h 或 d：30 m、1 h、7 d</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::EditorTabs</name>
    <message>
        <source>Parts of the trigger</source>
        <translation>触发器的各部分</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>试运行</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::EffectBlock</name>
    <message>
        <source>Send test…</source>
        <translation>发送测试…</translation>
    </message>
    <message>
        <source>Action %1: %2</source>
        <comment>number; type</comment>
        <translation>动作 %1：%2</translation>
    </message>
    <message>
        <source>Move action %1</source>
        <translation>移动动作 %1</translation>
    </message>
    <message>
        <source>Send a test of action %1</source>
        <translation>发送动作 %1 的测试</translation>
    </message>
    <message>
        <source>More for action %1</source>
        <translation>动作 %1 的更多操作</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::EffectsCard</name>
    <message>
        <source>Actions</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Add action</source>
        <translation>添加动作</translation>
    </message>
    <message>
        <source>started in this order, none waits for another</source>
        <translation>按此顺序开始，互不等待</translation>
    </message>
    <message>
        <source>Without an action the trigger only counts. Add one to send a message or to call a service.</source>
        <translation>没有动作时，触发器只计数。添加动作以发送消息或调用服务。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::EmptyEventsText</name>
    <message>
        <source>The engine has not started yet. Events are shown as soon as it is ready.</source>
        <translation>引擎尚未启动。就绪后即显示事件。</translation>
    </message>
    <message>
        <source>Token transfers of indexed chains are shown here. Add a chain to begin.</source>
        <translation>此处显示已索引链的代币转账。添加一条链即可开始。</translation>
    </message>
    <message>
        <source>Events of the ERC-8004 registries are shown here. Add a chain to begin.</source>
        <translation>此处显示 ERC-8004 注册表的事件。添加一条链即可开始。</translation>
    </message>
    <message>
        <source>No transfers found so far. Searching the rest of the chain.</source>
        <translation>目前未找到转账。正在查找链的其余部分。</translation>
    </message>
    <message>
        <source>No events found so far. Searching the rest.</source>
        <translation>目前未找到事件。正在查找其余部分。</translation>
    </message>
    <message>
        <source>No transfer matches these filters.</source>
        <translation>没有符合筛选条件的转账。</translation>
    </message>
    <message>
        <source>No event matches these filters.</source>
        <translation>没有符合筛选条件的事件。</translation>
    </message>
    <message>
        <source>No rows of %1 are stored yet. Backfill is %2 done.</source>
        <translation>%1 尚无已存数据。正在回填其历史，已完成 %2。</translation>
    </message>
    <message>
        <source>No rows of %1 are stored yet. Its page shows what is indexed.</source>
        <translation>%1 尚无已存数据。其页面说明索引了哪些内容。</translation>
    </message>
    <message>
        <source>No transfers are stored yet.</source>
        <translation>尚未存储任何转账。</translation>
    </message>
    <message>
        <source>No registry events are stored yet. Add ERC-8004 registries to a chain to index them.</source>
        <translation>尚未存储注册表事件。请为链添加 ERC-8004 注册表以对其进行索引。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::EmptyTriggers</name>
    <message>
        <source>Let Signalbox act when something happens</source>
        <translation>让 Signalbox 在事件发生时行动</translation>
    </message>
    <message>
        <source>A trigger watches the registry events of a chain. When all its conditions are true it sends a message, calls your service or an agent&apos;s tool. Begin with an example and change it.</source>
        <translation>触发器关注一条链的注册表事件。当其所有条件成立时，它发送消息、调用你的服务或智能体的工具。可以从示例开始并加以修改。</translation>
    </message>
    <message>
        <source>Use example</source>
        <translation>使用示例</translation>
    </message>
    <message>
        <source>Use the example: %1</source>
        <translation>使用示例：%1</translation>
    </message>
    <message>
        <source>New trigger</source>
        <translation>新建触发器</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Import triggers</source>
        <translation>导入触发器</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::EndpointOptions</name>
    <message>
        <source>User</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>for basic authentication</source>
        <translation>用于基本认证</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Bearer token</source>
        <translation>Bearer 令牌</translation>
    </message>
    <message>
        <source>X-Name: value, one per line</source>
        <translation>X-Name: value，每行一条</translation>
    </message>
    <message>
        <source>Request headers</source>
        <translation>请求头</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>system proxy, or http://…, socks5://…</source>
        <translation>系统代理，或 http://…、socks5://…</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA 文件</translation>
    </message>
    <message>
        <source>system certificates, or the path of a PEM file</source>
        <translation>系统证书，或 PEM 文件的路径</translation>
    </message>
    <message>
        <source>detected automatically</source>
        <translation>运行时自动测定</translation>
    </message>
    <message>
        <source> per second</source>
        <translation> 次/秒</translation>
    </message>
    <message>
        <source>Requests per second</source>
        <translation>每秒请求数</translation>
    </message>
    <message>
        <source>Blocks per request</source>
        <translation>每次请求的区块数</translation>
    </message>
    <message>
        <source>as measured</source>
        <translation>按测定值</translation>
    </message>
    <message>
        <source>Calls per batch</source>
        <translation>每批调用数</translation>
    </message>
    <message>
        <source>Concurrent requests</source>
        <translation>并发请求数</translation>
    </message>
    <message>
        <source>Daily budget</source>
        <translation>每日限额</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source> requests</source>
        <translation> 次请求</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Only one kind of authentication is possible: enter either a user and password or a bearer token.</source>
        <translation>一个请求只能使用一种认证方式：填写用户名和密码，或填写 Bearer 令牌。</translation>
    </message>
    <message>
        <source>The proxy is not a valid URL. Enter http://host:port or socks5://host:port.</source>
        <translation>代理不是有效的 URL。请写作 http://host:port 或 socks5://host:port。</translation>
    </message>
    <message>
        <source>Enter request headers as Name: value, one per line.</source>
        <translation>请求头写作 Name: value，每行一条。</translation>
    </message>
    <message>
        <source>WebSocket subscription, if available</source>
        <translation>通过 WebSocket 订阅（如果可用）</translation>
    </message>
    <message>
        <source>polling only</source>
        <translation>仅轮询</translation>
    </message>
    <message>
        <source>New blocks</source>
        <translation>新区块</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::EndpointRow</name>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>URL of endpoint %1</source>
        <translation>端点 %1 的 URL</translation>
    </message>
    <message>
        <source>Position of endpoint %1</source>
        <translation>端点 %1 的顺序</translation>
    </message>
    <message>
        <source>Options of endpoint %1</source>
        <translation>端点 %1 的选项</translation>
    </message>
    <message>
        <source>Remove endpoint %1</source>
        <translation>移除端点 %1</translation>
    </message>
    <message>
        <source>Retry endpoint %1 now</source>
        <translation>立即重试端点 %1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::EndpointSheet</name>
    <message>
        <source>The engine is not running.</source>
        <translation>引擎未运行。</translation>
    </message>
    <message>
        <source>Edit endpoint of %1</source>
        <translation>编辑 %1 的端点</translation>
    </message>
    <message>
        <source>Add endpoint to %1</source>
        <translation>为 %1 添加端点</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Add endpoint</source>
        <translation>添加端点</translation>
    </message>
    <message>
        <source>Endpoint URL</source>
        <translation>端点的 URL</translation>
    </message>
    <message>
        <source>%1 (enter another URL to replace it)</source>
        <translation>%1（输入其他 URL 可替换）</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>已启用</translation>
    </message>
    <message>
        <source>The API key is kept in the secret store.</source>
        <translation>密钥保存在机密存储中。</translation>
    </message>
    <message>
        <source>Enter the URL again to change it, its API key or its authentication.</source>
        <translation>重新输入 URL 即可更改地址、API 密钥或认证方式。</translation>
    </message>
    <message>
        <source>one URL, tested as you type</source>
        <translation>一个 URL；输入时即测试</translation>
    </message>
    <message>
        <source>Rate: %1. A lower rate set below takes effect; a higher one does not.</source>
        <translation>速率：%1。下方设置的更低速率会生效；更高的不会。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::EndpointTableModel</name>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>链头</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>Finalized</source>
        <translation>最终确认</translation>
    </message>
    <message>
        <source>WebSocket</source>
        <translation>WebSocket</translation>
    </message>
    <message>
        <source>Requests/s</source>
        <translation>请求/秒</translation>
    </message>
    <message>
        <source>Errors/h</source>
        <translation>错误/时</translation>
    </message>
    <message>
        <source>Calls today</source>
        <translation>今日调用</translation>
    </message>
    <message numerus="yes">
        <source>Requests currently cover %1 blocks.</source>
        <translation>
            <numerusform>当前每次请求含 %1 个区块。</numerusform>
        </translation>
    </message>
    <message>
        <source>New blocks are announced over WebSocket.</source>
        <translation>新区块通过 WebSocket 通知。</translation>
    </message>
    <message>
        <source>WebSocket is not in use; new blocks are found by polling.</source>
        <translation>此处未使用 WebSocket：新区块通过轮询发现。</translation>
    </message>
    <message>
        <source>Cost today: %1 provider units.</source>
        <translation>今日费用：%1 个服务商计费单位。</translation>
    </message>
    <message>
        <source>Batches hold up to %1 calls.</source>
        <translation>每批最多 %1 次调用。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::EndpointTestSheet</name>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Chain ID</source>
        <translation>链 ID</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>链头</translation>
    </message>
    <message>
        <source>Finalized block</source>
        <translation>最终确认的区块</translation>
    </message>
    <message>
        <source>Blocks per request</source>
        <translation>每次请求的区块数</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>收据</translation>
    </message>
    <message>
        <source>Batching</source>
        <translation>批量</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>WebSocket</source>
        <translation>WebSocket</translation>
    </message>
    <message>
        <source>Test endpoint of %1</source>
        <translation>测试 %1 的端点</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>再次测试</translation>
    </message>
    <message>
        <source>Tested with the API key in the secret store.</source>
        <translation>使用机密存储中的 API 密钥测试。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>检查中</translation>
    </message>
    <message>
        <source>Not tested</source>
        <translation>未测试</translation>
    </message>
    <message>
        <source>Not usable</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>Usable, with a warning</source>
        <translation>可用，但有警告</translation>
    </message>
    <message>
        <source>Usable</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>证明</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::EndpointVerdict</name>
    <message>
        <source>Next attempt in %1 s.</source>
        <translation>%1 秒后重试。</translation>
    </message>
    <message>
        <source>Rate limited (HTTP %1)</source>
        <translation>速率受限（HTTP %1）</translation>
    </message>
    <message>
        <source>Rate limited</source>
        <translation>速率受限</translation>
    </message>
    <message>
        <source>Not a valid endpoint</source>
        <translation>不能用作端点</translation>
    </message>
    <message>
        <source>No response</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>Refused (HTTP %1)</source>
        <translation>被拒绝（HTTP %1）</translation>
    </message>
    <message>
        <source>Temporarily busy</source>
        <translation>暂时繁忙</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>chain ID %1</source>
        <translation>链 ID %1</translation>
    </message>
    <message>
        <source>head %1</source>
        <translation>链头 %1</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>The connection is not encrypted: the API key can be read in transit. Use https if the server supports it.</source>
        <translation>连接未加密，途中任何人都能读取密钥。如果服务器支持，请使用 https。</translation>
    </message>
    <message>
        <source>Wrong chain: ID %1, not %2</source>
        <translation>另一条链：ID 为 %1，而非 %2</translation>
    </message>
    <message>
        <source>chain %1</source>
        <translation>链 %1</translation>
    </message>
    <message>
        <source>This endpoint serves %1. Nothing was stored. Enter an endpoint for %2, or remove this one.</source>
        <translation>此端点服务的是 %1。未写入任何数据。请输入 %2 的端点，或移除此行。</translation>
    </message>
    <message>
        <source>1 block per request</source>
        <translation>每次请求 1 个区块</translation>
    </message>
    <message>
        <source>%1 blocks per request</source>
        <translation>每次请求 %1 个区块</translation>
    </message>
    <message>
        <source>%1 logs per response</source>
        <translation>每次应答 %1 条日志</translation>
    </message>
    <message>
        <source>finalized tag</source>
        <translation>有 finalized 标签</translation>
    </message>
    <message>
        <source>no finalized tag</source>
        <translation>无 finalized 标签</translation>
    </message>
    <message>
        <source>WebSocket</source>
        <translation>WebSocket</translation>
    </message>
    <message>
        <source>archive</source>
        <translation>归档节点</translation>
    </message>
    <message>
        <source>no archive</source>
        <translation>非归档节点</translation>
    </message>
    <message>
        <source>no batching</source>
        <translation>不支持批量</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>检查中</translation>
    </message>
    <message>
        <source>Already in this workspace</source>
        <translation>已在此工作区中</translation>
    </message>
    <message>
        <source>The chain with ID %1 is already in this workspace. Add this endpoint on its page instead.</source>
        <translation>此处已有 ID 为 %1 的链。请改在该链的页面添加此端点。</translation>
    </message>
    <message>
        <source>Duplicate URL</source>
        <translation>URL 重复</translation>
    </message>
    <message>
        <source>This URL is already listed above. Remove one of the two.</source>
        <translation>此 URL 已在上面的行中。请移除其中一个。</translation>
    </message>
    <message>
        <source>The chain ID is correct. The limits have not been measured yet.</source>
        <translation>链 ID 正确，限制尚未测定。</translation>
    </message>
    <message>
        <source>network %1</source>
        <translation>网络 %1</translation>
    </message>
    <message>
        <source>whole blocks with their changes in one response</source>
        <translation>一次应答给出完整区块及其变更</translation>
    </message>
    <message>
        <source>full state, read route by route</source>
        <translation>逐个接口读取完整状态</translation>
    </message>
    <message>
        <source>Not an RPC endpoint</source>
        <translation>不是 RPC 端点</translation>
    </message>
    <message>
        <source>Add %1 instead</source>
        <comment>chain</comment>
        <translation>改为添加 %1</translation>
    </message>
    <message>
        <source>No blocks yet</source>
        <translation>尚无区块</translation>
    </message>
    <message>
        <source>blocks from %1 on</source>
        <translation>从区块 %1 起</translation>
    </message>
    <message>
        <source>REST interface (LCD)</source>
        <translation>REST 接口（LCD）</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::EndpointsCard</name>
    <message>
        <source>Endpoints</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Retry all endpoints now</source>
        <translation>立即重试所有端点</translation>
    </message>
    <message>
        <source>Add endpoint</source>
        <translation>添加端点</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Test the selected endpoint</source>
        <translation>测试所选端点</translation>
    </message>
    <message>
        <source>This chain has no endpoints, so nothing can be fetched.</source>
        <translation>此链没有端点，因此无法获取任何数据。</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Test…</source>
        <translation>测试…</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Remove endpoint…</source>
        <translation>移除端点…</translation>
    </message>
    <message>
        <source>%1 of %2 in use, %3 requests/s</source>
        <translation>已启用 %1 / %2，%3 次请求/秒</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::EndpointsPage</name>
    <message>
        <source>The engine is not running, so endpoints cannot be tested.</source>
        <translation>引擎未运行，无法测试端点。</translation>
    </message>
    <message>
        <source>Use the public endpoint</source>
        <translation>使用公共端点</translation>
    </message>
    <message>
        <source>rate limited; for evaluation only</source>
        <translation>速率受限；仅供试用</translation>
    </message>
    <message>
        <source>Add endpoint</source>
        <translation>添加端点</translation>
    </message>
    <message>
        <source>Paste URLs</source>
        <translation>粘贴 URL</translation>
    </message>
    <message>
        <source>Add more than one to share the load. Drag to reorder.</source>
        <translation>添加多个端点可分担负载。拖动可调整顺序。</translation>
    </message>
    <message>
        <source>API keys are hidden after entry and kept in the secret store, never in logs or exports.</source>
        <translation>密钥输入后即隐藏并保存在机密存储中，绝不会出现在日志或导出文件里。</translation>
    </message>
    <message>
        <source>Which endpoints serve it?</source>
        <translation>由哪些端点提供服务？</translation>
    </message>
    <message>
        <source>Which endpoints serve %1?</source>
        <translation>由哪些端点为 %1 提供服务？</translation>
    </message>
    <message>
        <source>One URL per line. Each is tested as you type.</source>
        <translation>每行一个 URL。输入时即逐个测试。</translation>
    </message>
    <message>
        <source>%1 ready</source>
        <translation>%1 个就绪</translation>
    </message>
    <message>
        <source>%1 being tested</source>
        <translation>%1 个测试中</translation>
    </message>
    <message>
        <source>%1 being retried</source>
        <translation>%1 个重试中</translation>
    </message>
    <message>
        <source>%1 will be left out</source>
        <translation>%1 个将被略过</translation>
    </message>
    <message>
        <source>The RPC of a node and its REST interface (LCD), one URL per line. Each is tested as you type.</source>
        <translation>节点的 RPC 及其 REST 接口（LCD），每行一个 URL。输入时逐个测试。</translation>
    </message>
    <message>
        <source>the RPC is missing</source>
        <translation>缺少 RPC</translation>
    </message>
    <message>
        <source>the REST interface is missing</source>
        <translation>缺少 REST 接口</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::EventCounts</name>
    <message>
        <source>%1 found so far, searching</source>
        <translation>目前找到 %1 条，正在搜索</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>matching rows of all rows</comment>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 transfers</source>
        <translation>
            <numerusform>%1 笔转账</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 events</source>
        <translation>
            <numerusform>%1 个事件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::EventOverlay</name>
    <message>
        <source>Newer rows</source>
        <translation>较新的行</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Add chain</source>
        <translation>添加链</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::EventPane</name>
    <message>
        <source>Copy the event as JSON</source>
        <translation>将事件复制为 JSON</translation>
    </message>
    <message>
        <source>Open the transaction in the block explorer</source>
        <translation>在该链的区块浏览器中打开交易</translation>
    </message>
    <message>
        <source>not stored yet</source>
        <translation>尚未存储</translation>
    </message>
    <message>
        <source>final</source>
        <translation>已最终确认</translation>
    </message>
    <message>
        <source>not final</source>
        <translation>未最终确认</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>block, final or not</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, %2, %3 below head</source>
        <comment>block, final or not, distance</comment>
        <translation>%1，%2，低于链头 %3</translation>
    </message>
    <message>
        <source>%1 %2, %3</source>
        <comment>time, zone, how long ago</comment>
        <translation>%1 %2，%3</translation>
    </message>
    <message>
        <source>No block explorer with an https URL is set for this chain.</source>
        <translation>此链未设置 https 地址的区块浏览器。</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Select a row to see its fields and bytes.</source>
        <translation>选择一行以查看其字段和字节。</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>转账</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>区块</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>交易</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>amount and symbol</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>代币</translation>
    </message>
    <message>
        <source>Decoded</source>
        <translation>已解码</translation>
    </message>
    <message>
        <source>Reading the fields…</source>
        <translation>正在读取字段…</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>empty</source>
        <comment>an empty text</comment>
        <translation>空</translation>
    </message>
    <message>
        <source>layout %1</source>
        <translation>版式 %1</translation>
    </message>
    <message>
        <source>The layout of this log is unknown. Its raw bytes are shown below.</source>
        <translation>此日志没有已知的版式。其字节见下方。</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>原始数据</translation>
    </message>
    <message>
        <source>Byte display</source>
        <translation>字节的显示方式</translation>
    </message>
    <message>
        <source>hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>words</source>
        <comment>32-byte words</comment>
        <translation>按字</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>topics and bytes</comment>
        <translation>%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%n topics</source>
        <translation>
            <numerusform>%n 个主题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bytes of data</source>
        <translation>
            <numerusform>%n 字节数据</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::EventPanel</name>
    <message>
        <source>Transfers</source>
        <translation>转账</translation>
    </message>
    <message>
        <source>Registry events</source>
        <translation>注册表事件</translation>
    </message>
    <message>
        <source>Show raw numbers</source>
        <translation>显示原始数值</translation>
    </message>
    <message>
        <source>More rows could not be loaded:</source>
        <translation>无法加载更多行：</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message numerus="yes">
        <source>%1 rows loaded, the last query took %2.</source>
        <translation>
            <numerusform>已加载 %1 行，最近一次查询用时 %2。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::EventsScreen</name>
    <message>
        <source>Kind of events</source>
        <translation>事件种类</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>转账</translation>
    </message>
    <message>
        <source>Registry events</source>
        <translation>注册表事件</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>任意时间</translation>
    </message>
    <message>
        <source>Last %1</source>
        <translation>最近 %1</translation>
    </message>
    <message>
        <source>Custom range…</source>
        <translation>自定义范围…</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>last %1</source>
        <comment>time range, last 1 h</comment>
        <translation>最近 %1</translation>
    </message>
    <message>
        <source>custom range</source>
        <translation>自定义范围</translation>
    </message>
    <message>
        <source>any time</source>
        <translation>任意时间</translation>
    </message>
    <message>
        <source>Time range of the events: %1</source>
        <translation>事件的时间：%1</translation>
    </message>
    <message>
        <source>Add filter</source>
        <translation>添加筛选条件</translation>
    </message>
    <message>
        <source>Export the listed events</source>
        <translation>导出所示事件</translation>
    </message>
    <message numerus="yes">
        <source>%1 rows, all columns</source>
        <translation>
            <numerusform>%1 行，包含所有列</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ExplorerScreen</name>
    <message>
        <source>Search for a key</source>
        <translation>查找键</translation>
    </message>
    <message>
        <source>Explorer</source>
        <translation>浏览器</translation>
    </message>
    <message>
        <source>That block is outside the indexed range of the chains above. Choose another block, or show the current state.</source>
        <translation>该区块超出上述链的已索引范围。请选择其他区块，或显示当前状态。</translation>
    </message>
    <message>
        <source>Not found on the chains above. It may be in blocks outside their complete range.</source>
        <translation>在上述链中未找到。它可能位于其完整范围之外的区块中。</translation>
    </message>
    <message>
        <source>Show current state</source>
        <translation>显示当前状态</translation>
    </message>
    <message>
        <source>Show chains</source>
        <translation>显示链</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Search accounts, validators, pools, orders, blocks and transactions of all Canopy chains, now or at any earlier block.</source>
        <translation>搜索所有 Canopy 链的账户、验证者、池、订单、区块和交易，可查看当前状态或任一历史区块的状态。</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ExplorerWords</name>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Validator</source>
        <translation>验证者</translation>
    </message>
    <message>
        <source>Missed blocks</source>
        <translation>错过的区块</translation>
    </message>
    <message>
        <source>Double signing</source>
        <translation>双重签名</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>池</translation>
    </message>
    <message>
        <source>Liquidity position</source>
        <translation>流动性头寸</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>DEX order</source>
        <translation>DEX 订单</translation>
    </message>
    <message>
        <source>DEX deposit</source>
        <translation>DEX 存入</translation>
    </message>
    <message>
        <source>DEX withdrawal</source>
        <translation>DEX 取出</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>区块</translation>
    </message>
    <message>
        <source>In this block</source>
        <translation>本区块内</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>交易</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Rewards in block</source>
        <translation>该区块的奖励</translation>
    </message>
    <message>
        <source>Slashes in block</source>
        <translation>该区块的罚没</translation>
    </message>
    <message>
        <source>Public key</source>
        <translation>公钥</translation>
    </message>
    <message>
        <source>Network address</source>
        <translation>网络地址</translation>
    </message>
    <message>
        <source>Stake</source>
        <translation>质押量</translation>
    </message>
    <message>
        <source>Maximum pause height</source>
        <translation>最大暂停高度</translation>
    </message>
    <message>
        <source>Unstakes at</source>
        <translation>解除质押于</translation>
    </message>
    <message>
        <source>Reward address</source>
        <translation>奖励地址</translation>
    </message>
    <message>
        <source>Delegate</source>
        <translation>委托者</translation>
    </message>
    <message>
        <source>Compounds rewards</source>
        <translation>奖励复投</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Missed in window</source>
        <translation>窗口内错过</translation>
    </message>
    <message>
        <source>Counted at block</source>
        <translation>计数于区块</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>First evidence at</source>
        <translation>首次证据于</translation>
    </message>
    <message>
        <source>Last evidence at</source>
        <translation>最近证据于</translation>
    </message>
    <message>
        <source>Counterparty chain</source>
        <translation>对方链</translation>
    </message>
    <message>
        <source>Total points</source>
        <translation>总点数</translation>
    </message>
    <message>
        <source>Holders</source>
        <translation>持有者</translation>
    </message>
    <message>
        <source>Amount change</source>
        <translation>数量变化</translation>
    </message>
    <message>
        <source>Points change</source>
        <translation>份额变化</translation>
    </message>
    <message>
        <source>Holders change</source>
        <translation>持有者变化</translation>
    </message>
    <message>
        <source>Liquidity pool</source>
        <translation>流动性池</translation>
    </message>
    <message>
        <source>Holding pool</source>
        <translation>保管池</translation>
    </message>
    <message>
        <source>Escrow pool</source>
        <translation>托管池</translation>
    </message>
    <message>
        <source>Reward pool</source>
        <translation>奖励池</translation>
    </message>
    <message>
        <source>Committee</source>
        <translation>委员会</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>份额</translation>
    </message>
    <message>
        <source>Pool points</source>
        <translation>池的份额</translation>
    </message>
    <message>
        <source>Pool amount</source>
        <translation>池的数量</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>For sale</source>
        <translation>出售</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>Seller receives at</source>
        <translation>卖方收款地址</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>卖方</translation>
    </message>
    <message>
        <source>Buyer sends from</source>
        <translation>买方付款地址</translation>
    </message>
    <message>
        <source>Buyer receives at</source>
        <translation>买方收款地址</translation>
    </message>
    <message>
        <source>Buyer&apos;s deadline</source>
        <translation>买方期限</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>已卖出</translation>
    </message>
    <message>
        <source>Bought</source>
        <translation>已买入</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Local origin</source>
        <translation>源自本链</translation>
    </message>
    <message>
        <source>Locked at</source>
        <translation>锁定于</translation>
    </message>
    <message>
        <source>Points received</source>
        <translation>所得份额</translation>
    </message>
    <message>
        <source>Points burned</source>
        <translation>销毁份额</translation>
    </message>
    <message>
        <source>Local amount</source>
        <translation>本链数量</translation>
    </message>
    <message>
        <source>Counterparty amount</source>
        <translation>对方链数量</translation>
    </message>
    <message>
        <source>Percent</source>
        <translation>百分比</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>哈希</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>父区块</translation>
    </message>
    <message>
        <source>Proposer</source>
        <translation>提议者</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>交易</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Changed accounts</source>
        <translation>变动的账户</translation>
    </message>
    <message>
        <source>Changed validators</source>
        <translation>变动的验证者</translation>
    </message>
    <message>
        <source>Total transactions</source>
        <translation>累计交易</translation>
    </message>
    <message>
        <source>State root</source>
        <translation>状态根</translation>
    </message>
    <message>
        <source>Transaction root</source>
        <translation>交易根</translation>
    </message>
    <message>
        <source>Validator root</source>
        <translation>验证者根</translation>
    </message>
    <message>
        <source>Next validator root</source>
        <translation>下一验证者根</translation>
    </message>
    <message>
        <source>Position in block</source>
        <translation>区块内位置</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Caused by</source>
        <translation>起因</translation>
    </message>
    <message>
        <source>Created at</source>
        <translation>生成时间</translation>
    </message>
    <message>
        <source>Created at block</source>
        <translation>生成于区块</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>发送方</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>接收方</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Full message</source>
        <translation>完整消息</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Day (UTC)</source>
        <translation>日期（UTC）</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>Share of the pool</source>
        <translation>池中占比</translation>
    </message>
    <message>
        <source>Opened on</source>
        <translation>开立于</translation>
    </message>
    <message>
        <source>Closed on</source>
        <translation>关闭于</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>开放</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>active</source>
        <translation>活跃</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>unstaking</source>
        <translation>解除质押中</translation>
    </message>
    <message>
        <source>open</source>
        <translation>开放</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>canceled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>deleted at block %1</source>
        <translation>在区块 %1 删除</translation>
    </message>
    <message>
        <source>Transactions: %1</source>
        <translation>交易：%1</translation>
    </message>
    <message>
        <source>Events: %1</source>
        <translation>事件：%1</translation>
    </message>
    <message>
        <source>Number: %1</source>
        <translation>数目：%1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ExportJobs</name>
    <message>
        <source>Exports</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Cancel export</source>
        <translation>取消导出</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>%1 rows</source>
        <translation>
            <numerusform>%1 行</numerusform>
        </translation>
    </message>
    <message>
        <source>canceled; the file was removed</source>
        <translation>已取消，文件已移除</translation>
    </message>
    <message>
        <source>%1 rows/s</source>
        <translation>%1 行/秒</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ExportSheet</name>
    <message>
        <source>Export events</source>
        <translation>导出事件</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>All matching rows are written to one file: %1. The export runs in the background and can be canceled.</source>
        <translation>所有匹配的行将写入一个文件：%1。导出在后台运行，可以取消。</translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation>JSON 行</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Start export</source>
        <translation>开始导出</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>Cells that a spreadsheet would run as formulas are prefixed with &apos;.</source>
        <translation>电子表格会当作公式执行的单元格前会加上 &apos;。</translation>
    </message>
    <message>
        <source>One object per line, numbers as text.</source>
        <translation>每行一个对象，数字写作文本。</translation>
    </message>
    <message>
        <source>Enter the full path of the file.</source>
        <translation>请写出文件的完整路径。</translation>
    </message>
    <message>
        <source>This is a folder. Add a file name.</source>
        <translation>这是一个文件夹。请补上文件名。</translation>
    </message>
    <message>
        <source>The folder does not exist.</source>
        <translation>文件夹不存在。</translation>
    </message>
    <message>
        <source>The folder is not writable. Choose another.</source>
        <translation>该文件夹不可写。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>The file exists and will be overwritten.</source>
        <translation>文件已存在，将被替换。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::FactsBar</name>
    <message>
        <source>Head</source>
        <translation>链头</translation>
    </message>
    <message>
        <source>Indexed</source>
        <translation>已索引</translation>
    </message>
    <message>
        <source>block from %1</source>
        <translation>%1的区块</translation>
    </message>
    <message>
        <source>Newest stored</source>
        <translation>最新已存</translation>
    </message>
    <message>
        <source>Finalized</source>
        <translation>最终确认</translation>
    </message>
    <message>
        <source>%1 behind head</source>
        <translation>落后链头 %1</translation>
    </message>
    <message>
        <source>Block time</source>
        <translation>出块间隔</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message numerus="yes">
        <source>%1 rows</source>
        <translation>
            <numerusform>%1 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>read as whole blocks</source>
        <translation>按完整区块读取</translation>
    </message>
    <message>
        <source>read as full state</source>
        <translation>按完整状态读取</translation>
    </message>
    <message>
        <source>Log checks</source>
        <translation>日志核对</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message numerus="yes">
        <source>%n blocks undecided</source>
        <translation>
            <numerusform>%n 个区块未定</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>checking %n blocks</source>
        <translation>
            <numerusform>正在核对 %n 个区块</numerusform>
        </translation>
    </message>
    <message>
        <source>Proven</source>
        <translation>已证明</translation>
    </message>
    <message>
        <source>Log checks: share of doubtful blocks with crowded blooms that are fetched again.</source>
        <translation>日志检查：布隆过滤器拥挤的可疑区块中被重新请求的比例。</translation>
    </message>
    <message>
        <source>≈: estimated from database statistics.</source>
        <translation>≈：根据数据库自身统计的估计值。</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>已核对</translation>
    </message>
    <message>
        <source>events not provable</source>
        <translation>事件无法证明</translation>
    </message>
    <message>
        <source>Results: the code, data and gas of each transaction are compared with the hash in the next header. The hash does not cover events.</source>
        <translation>结果：每笔交易的代码、数据和 gas 与下一区块头中的哈希比较。该哈希不涵盖事件。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::FactsPanel</name>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Deleted at block</source>
        <translation>删除于区块</translation>
    </message>
    <message>
        <source>In block</source>
        <translation>所在区块</translation>
    </message>
    <message>
        <source>Since block</source>
        <translation>自区块</translation>
    </message>
    <message>
        <source>Block time</source>
        <translation>该区块时间</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::FeedSheet</name>
    <message>
        <source>Price feed</source>
        <translation>价格源</translation>
    </message>
    <message>
        <source>Read prices from the feed</source>
        <translation>从价格源读取价格</translation>
    </message>
    <message>
        <source>Remove the stored key</source>
        <translation>移除已存的密钥</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Prices of tokens with a CoinGecko ID, for all consoles of this workspace. Entered and imported prices come first.</source>
        <translation>有 CoinGecko ID 的代币的价格，用于此工作区的所有控制台。手动输入和导入的价格优先。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Minutes between requests</source>
        <translation>请求间隔（分钟）</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API 密钥</translation>
    </message>
    <message>
        <source>The key is kept in the secret store.</source>
        <translation>密钥保存在机密存储中。</translation>
    </message>
    <message>
        <source>Stored; enter a key to replace it</source>
        <translation>已存；输入密钥以替换</translation>
    </message>
    <message>
        <source>None</source>
        <comment>API key</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>The last request failed: %1</source>
        <translation>上次请求失败：%1</translation>
    </message>
    <message>
        <source>The feed has not answered yet.</source>
        <translation>价格源尚未应答。</translation>
    </message>
    <message numerus="yes">
        <source>%n prices read at %1.</source>
        <translation>
            <numerusform>%1 读取了 %n 个价格。</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter 1 to 1,440 minutes.</source>
        <translation>请输入 1 到 1,440 分钟。</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::FilterBar</name>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Add filter</source>
        <translation>添加筛选条件</translation>
    </message>
    <message>
        <source>Add filter (Ctrl+F)</source>
        <translation>添加筛选条件 (Ctrl+F)</translation>
    </message>
    <message>
        <source>Show raw numbers, without applying decimals</source>
        <translation>显示原始数值，不应用小数位</translation>
    </message>
    <message>
        <source>raw</source>
        <comment>numbers without decimals</comment>
        <translation>原始值</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export all matching rows to a file (Ctrl+E)</source>
        <translation>将全部结果导出到文件 (Ctrl+E)</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>选择列</translation>
    </message>
    <message>
        <source>All chains</source>
        <translation>全部链</translation>
    </message>
    <message>
        <source>Chain: %1</source>
        <translation>链：%1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::FilterChip</name>
    <message>
        <source>Filter: %1 %2. Press Delete to remove it.</source>
        <translation>筛选：%1 %2。按 Delete 移除。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::FilterOffer</name>
    <message>
        <source>Only from %1</source>
        <translation>仅发送方 %1</translation>
    </message>
    <message>
        <source>Only to %1</source>
        <translation>仅接收方 %1</translation>
    </message>
    <message>
        <source>Only token %1</source>
        <translation>仅代币 %1</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>仅 %1</translation>
    </message>
    <message>
        <source>Only agent %1</source>
        <translation>仅智能体 %1</translation>
    </message>
    <message>
        <source>Only tag %1</source>
        <translation>仅标签 %1</translation>
    </message>
    <message>
        <source>Only transaction %1</source>
        <translation>仅交易 %1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::FilterPopup</name>
    <message>
        <source>Add filter</source>
        <translation>添加筛选条件</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Token contract</source>
        <translation>代币合约</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>last %1</source>
        <translation>最近 %1</translation>
    </message>
    <message>
        <source>custom range</source>
        <translation>自定义范围</translation>
    </message>
    <message>
        <source>From, local time</source>
        <translation>起始，本地时间</translation>
    </message>
    <message>
        <source>To, local time</source>
        <translation>结束，本地时间</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>symbol and address</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::FirstRunPage</name>
    <message>
        <source>First run</source>
        <translation>首次运行</translation>
    </message>
    <message>
        <source>Setup stopped without giving a reason. Retry.</source>
        <translation>设置过程中止，未说明原因。请重试。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::Format</name>
    <message>
        <source>d MMM</source>
        <comment>date format</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>date format</comment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>range of an estimate</comment>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>under 1 min</source>
        <translation>不到 1 分钟</translation>
    </message>
    <message>
        <source>0 MB</source>
        <translation>0 MB</translation>
    </message>
    <message>
        <source>&lt; 1 MB</source>
        <translation>&lt; 1 MB</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>date, time</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>自 %1 起</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>%1后</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a list</comment>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::FoundChains</name>
    <message>
        <source>Stake</source>
        <translation>质押量</translation>
    </message>
    <message>
        <source>For sale</source>
        <translation>出售</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>交易</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>链</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>In the chain&apos;s smallest unit</source>
        <translation>以该链的最小单位计。</translation>
    </message>
    <message>
        <source>Since block</source>
        <translation>自区块</translation>
    </message>
    <message>
        <source>Complete range</source>
        <translation>完整范围</translation>
    </message>
    <message>
        <source>Blocks that this chain&apos;s tables hold without a gap</source>
        <translation>此链的表中无缺口的区块</translation>
    </message>
    <message>
        <source>block not indexed</source>
        <translation>区块未索引</translation>
    </message>
    <message>
        <source>query failed</source>
        <translation>查询失败</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>found</source>
        <translation>已找到</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>尚无</translation>
    </message>
    <message>
        <source>found only as: %1</source>
        <translation>仅作为：%1</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>In block</source>
        <translation>所在区块</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::FoundTable</name>
    <message>
        <source>Kind of object</source>
        <translation>对象类型</translation>
    </message>
    <message>
        <source>Results by chain</source>
        <translation>各链的结果</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>正在查找</translation>
    </message>
    <message numerus="yes">
        <source>found on %1 of %2 chains, %3</source>
        <translation>
            <numerusform>在 %2 条链中的 %1 条上找到，用时 %3</numerusform>
        </translation>
    </message>
    <message>
        <source>state at block %1: %2</source>
        <translation>区块 %1 时的状态：%2</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::FrontPanel</name>
    <message>
        <source>Chain</source>
        <translation>链</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>数量</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n transactions</source>
        <translation>
            <numerusform>%1，%n 笔交易</numerusform>
        </translation>
    </message>
    <message>
        <source>Newest blocks</source>
        <translation>最新区块</translation>
    </message>
    <message>
        <source>Largest accounts</source>
        <translation>最大账户</translation>
    </message>
    <message>
        <source>Largest pools</source>
        <translation>最大资金池</translation>
    </message>
    <message>
        <source>None indexed yet.</source>
        <translation>尚未索引任何内容。</translation>
    </message>
    <message>
        <source>Large accounts, recently changed</source>
        <translation>近期变动的大额账户</translation>
    </message>
    <message>
        <source>Large pools, recently changed</source>
        <translation>近期变动的大额资金池</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::GoToBlock</name>
    <message>
        <source>Go to block</source>
        <translation>转到区块</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>链</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>区块</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>stored from %1 to %2</source>
        <translation>已存 %1 至 %2</translation>
    </message>
    <message>
        <source>no blocks stored yet</source>
        <translation>尚未存储区块</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::HeaderList</name>
    <message>
        <source>Headers</source>
        <translation>请求头</translation>
    </message>
    <message>
        <source>Add header</source>
        <translation>添加请求头</translation>
    </message>
    <message>
        <source>Add header, %1</source>
        <comment>action</comment>
        <translation>添加请求头，%1</translation>
    </message>
    <message>
        <source>Remove header %1</source>
        <translation>移除请求头 %1</translation>
    </message>
    <message>
        <source>Make header %1 a secret</source>
        <translation>将请求头 %1 设为机密</translation>
    </message>
    <message>
        <source>Replace the secret of header %1</source>
        <translation>替换请求头 %1 的机密</translation>
    </message>
    <message>
        <source>Name of header %1</source>
        <translation>请求头 %1 的名称</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Value of header %1</source>
        <translation>请求头 %1 的值</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>stored, never shown</source>
        <translation>已存，从不显示</translation>
    </message>
    <message>
        <source>not stored yet: set it</source>
        <translation>尚未存储：请设置</translation>
    </message>
    <message>
        <source>plain text: lock it</source>
        <translation>明文：请锁定</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::HealthCard</name>
    <message>
        <source>of 100</source>
        <comment>score</comment>
        <translation>/ 100</translation>
    </message>
    <message>
        <source>Health, weighted by packets</source>
        <translation>健康度，按数据包加权</translation>
    </message>
    <message>
        <source>success</source>
        <translation>成功率</translation>
    </message>
    <message>
        <source>not stuck</source>
        <translation>未卡住</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Part of the health: %1</source>
        <translation>健康度的组成部分：%1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>points</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>lowest %1 %2</source>
        <comment>chain, score</comment>
        <translation>最低 %1 %2</translation>
    </message>
    <message>
        <source>no packets in this period</source>
        <translation>此时段没有数据包</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <comment>number of packets</comment>
        <translation>%1 个失败</translation>
    </message>
    <message>
        <source>%1 stuck</source>
        <comment>number of packets</comment>
        <translation>%1 个卡住</translation>
    </message>
    <message>
        <source>Health %1: success %2, not stuck %3, channels %4</source>
        <comment>score; parts</comment>
        <translation>健康度 %1：成功率 %2，未卡住 %3，通道 %4</translation>
    </message>
    <message>
        <source>Health</source>
        <comment>of all chains</comment>
        <translation>健康度</translation>
    </message>
    <message>
        <source>full at 10 per chain</source>
        <translation>每链 10 个得满分</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::HeldBar</name>
    <message numerus="yes">
        <source>%n actions wait for your decision.</source>
        <translation>
            <numerusform>%n 个动作等待你的决定。</numerusform>
        </translation>
    </message>
    <message>
        <source>They are held for several reasons.</source>
        <translation>它们因多种原因被搁置。</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>立即发送</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>The held actions were not changed.</source>
        <translation>搁置的动作未被更改。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::HermesCard</name>
    <message>
        <source>Hermes</source>
        <translation>Hermes</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Clear whole chain…</source>
        <translation>疏通整条链…</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>REST interface</source>
        <translation>REST 接口</translation>
    </message>
    <message>
        <source>Chains</source>
        <translation>链</translation>
    </message>
    <message>
        <source>Settings of Hermes</source>
        <translation>Hermes 的设置</translation>
    </message>
    <message>
        <source>asking</source>
        <translation>正在查询</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Hermes could not be asked.</source>
        <translation>无法查询 Hermes。</translation>
    </message>
    <message>
        <source>Hermes %1</source>
        <comment>version</comment>
        <translation>Hermes %1</translation>
    </message>
    <message>
        <source>not available</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>有应答</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>none</source>
        <comment>chains</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>Needs the REST interface of Hermes: set it in the settings and start Hermes with it.</source>
        <translation>需要 Hermes 的 REST 接口：请在设置中填写其地址，并启用该接口启动 Hermes。</translation>
    </message>
    <message>
        <source>%1…</source>
        <comment>chain</comment>
        <translation>%1…</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::HexView</name>
    <message numerus="yes">
        <source>%n bytes of event data</source>
        <translation>
            <numerusform>%n 字节事件数据</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 selected: bytes %2 to %3.</source>
        <translation>已标出 %1，第 %2 至 %3 字节。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::HolderModel</name>
    <message>
        <source>#</source>
        <comment>rank of a holder</comment>
        <translation>#</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>持有者</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>份额</translation>
    </message>
    <message>
        <source>Of the supply</source>
        <translation>占供应量</translation>
    </message>
    <message>
        <source>Last block</source>
        <translation>最近区块</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>最近变化</translation>
    </message>
    <message numerus="yes">
        <source>%1 holders between</source>
        <translation>
            <numerusform>其间有 %1 个持有者</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::HolderPanel</name>
    <message>
        <source>Holders and checks</source>
        <translation>持有者与核对</translation>
    </message>
    <message>
        <source>Top holders</source>
        <translation>最大持有者</translation>
    </message>
    <message>
        <source>Search holder</source>
        <translation>搜索持有者</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>No holder has a balance yet.</source>
        <translation>还没有持有者有余额。</translation>
    </message>
    <message>
        <source>Open portfolio</source>
        <translation>打开投资组合</translation>
    </message>
    <message>
        <source>Balance at block…</source>
        <translation>某区块的余额…</translation>
    </message>
    <message>
        <source>Recalculate this balance…</source>
        <translation>重新计算此余额…</translation>
    </message>
    <message>
        <source>Label…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Open in the block explorer…</source>
        <translation>在区块浏览器中打开…</translation>
    </message>
    <message>
        <source>This address has no transfer of the token in the counted blocks.</source>
        <translation>在已统计的区块中，此地址没有此代币的转账。</translation>
    </message>
    <message numerus="yes">
        <source>%n largest and 1 found, of %1</source>
        <translation>
            <numerusform>最大的 %n 个与找到的 1 个，共 %1 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n largest of %1</source>
        <comment>holders</comment>
        <translation>
            <numerusform>%1 个中最大的 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::HoldersCard</name>
    <message>
        <source>Holders, end of each day</source>
        <translation>持有者，每日结束时</translation>
    </message>
    <message>
        <source>No day is closed yet. Days are closed at midnight UTC.</source>
        <translation>还没有结束的日期。日期在 UTC 午夜结束。</translation>
    </message>
    <message>
        <source>holders</source>
        <comment>name of a line</comment>
        <translation>持有者</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::HoldingPanel</name>
    <message>
        <source>Balances, days and changes</source>
        <translation>余额、日期与变化</translation>
    </message>
    <message>
        <source>Portfolio</source>
        <translation>投资组合</translation>
    </message>
    <message>
        <source>Daily snapshots</source>
        <translation>每日快照</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>This address has no balance in the counted tokens of this workspace.</source>
        <translation>此地址在此工作区已统计的代币中没有余额。</translation>
    </message>
    <message>
        <source>No balance is worth that much.</source>
        <translation>没有价值这么高的余额。</translation>
    </message>
    <message>
        <source>All balances</source>
        <translation>全部余额</translation>
    </message>
    <message>
        <source>Value over %1 $</source>
        <translation>价值超过 %1 $</translation>
    </message>
    <message>
        <source>all balances</source>
        <translation>全部余额</translation>
    </message>
    <message>
        <source>value over %1 $</source>
        <translation>价值超过 %1 $</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <translation>筛选：%1</translation>
    </message>
    <message>
        <source>Open token</source>
        <translation>打开代币</translation>
    </message>
    <message>
        <source>Balance at block…</source>
        <translation>某区块的余额…</translation>
    </message>
    <message>
        <source>Recalculate this balance…</source>
        <translation>重新计算此余额…</translation>
    </message>
    <message>
        <source>Portfolio %1</source>
        <comment>number of balances</comment>
        <translation>投资组合 %1</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>token, chain</comment>
        <translation>%2 上的 %1</translation>
    </message>
    <message>
        <source>No day is closed yet. Days are closed at midnight UTC.</source>
        <translation>还没有结束的日期。日期在 UTC 午夜结束。</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n days</source>
        <comment>token</comment>
        <translation>
            <numerusform>%1，%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>No transfer of the counted blocks changed this balance.</source>
        <translation>已统计区块中没有转账改变此余额。</translation>
    </message>
    <message numerus="yes">
        <source>%1, the newest %n changes</source>
        <comment>token</comment>
        <translation>
            <numerusform>%1，最新 %n 次变化</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n changes</source>
        <comment>token</comment>
        <translation>
            <numerusform>%1，%n 次变化</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::HostCheck</name>
    <message>
        <source>Allow</source>
        <translation>允许</translation>
    </message>
    <message>
        <source>Allow this private host for this action</source>
        <translation>允许此动作使用该私有主机</translation>
    </message>
    <message>
        <source>Requests to private addresses are refused unless the action allows their host and port.</source>
        <translation>除非动作允许其主机和端口，否则拒绝发往私有地址的请求。</translation>
    </message>
    <message>
        <source>host is public</source>
        <translation>主机为公网</translation>
    </message>
    <message>
        <source>private host, allowed</source>
        <translation>私有主机，已允许</translation>
    </message>
    <message>
        <source>private host</source>
        <translation>私有主机</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::IbcBadge</name>
    <message numerus="yes">
        <source>%n packets are stuck</source>
        <translation>
            <numerusform>%n 个数据包卡住</numerusform>
        </translation>
    </message>
    <message>
        <source>packets stuck %1</source>
        <comment>number</comment>
        <translation>卡住的数据包 %1</translation>
    </message>
    <message>
        <source>IBC packets that wait longer than the thresholds of their channel. Opens the stuck packets.</source>
        <translation>等待时间超过其通道阈值的 IBC 数据包。打开卡住的数据包列表。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::IbcScreen</name>
    <message>
        <source>Pages of IBC</source>
        <translation>IBC 的页面</translation>
    </message>
    <message>
        <source>Packets between Cosmos chains are shown here: which are stuck, who relays them, and how well. Add a Cosmos chain to begin.</source>
        <translation>此处显示 Cosmos 链之间的数据包：哪些卡住、由谁中继、表现如何。添加一条 Cosmos 链即可开始。</translation>
    </message>
    <message>
        <source>Add chain</source>
        <translation>添加链</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>数据包</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Relayers</source>
        <translation>中继器</translation>
    </message>
    <message>
        <source>Clearing</source>
        <translation>疏通</translation>
    </message>
    <message>
        <source>Copy key</source>
        <translation>复制键</translation>
    </message>
    <message>
        <source>The IBC data could not be read.</source>
        <translation>无法读取 IBC 数据。</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>The action failed.</source>
        <translation>操作失败。</translation>
    </message>
    <message>
        <source>IBC</source>
        <translation>IBC</translation>
    </message>
    <message>
        <source>IBC packets</source>
        <translation>IBC 数据包</translation>
    </message>
    <message>
        <source>Show stuck IBC packets</source>
        <translation>显示卡住的 IBC 数据包</translation>
    </message>
    <message>
        <source>Search IBC packets</source>
        <translation>搜索 IBC 数据包</translation>
    </message>
    <message>
        <source>Show IBC channels</source>
        <translation>显示 IBC 通道</translation>
    </message>
    <message>
        <source>Show IBC relayers</source>
        <translation>显示 IBC 中继器</translation>
    </message>
    <message>
        <source>Show clearings of IBC packets</source>
        <translation>显示 IBC 数据包的疏通记录</translation>
    </message>
    <message>
        <source>Compare all IBC channels with the chains</source>
        <translation>将所有 IBC 通道与链比较</translation>
    </message>
    <message>
        <source>Rules</source>
        <comment>thresholds and prices of IBC</comment>
        <translation>规则</translation>
    </message>
    <message>
        <source>Change stuck thresholds and prices of IBC</source>
        <translation>更改 IBC 的卡住阈值和价格</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::IbcTiles</name>
    <message>
        <source>Packets sent</source>
        <translation>已发送的数据包</translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Stuck</source>
        <translation>卡住</translation>
    </message>
    <message>
        <source>Clear time</source>
        <translation>完成用时</translation>
    </message>
    <message>
        <source>%1 in flight</source>
        <comment>number of packets</comment>
        <translation>%1 个在途</translation>
    </message>
    <message numerus="yes">
        <source>%1 packets</source>
        <translation>
            <numerusform>%1 个数据包</numerusform>
        </translation>
    </message>
    <message>
        <source>no data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>oldest %1</source>
        <comment>stuck packet: its age</comment>
        <translation>最久 %1</translation>
    </message>
    <message>
        <source>none</source>
        <comment>stuck packets</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>p50; p95 %1</source>
        <comment>percentiles of clear times</comment>
        <translation>p50；p95 %1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::IbcWords</name>
    <message>
        <source>unknown chain</source>
        <translation>未知的链</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>direction of packets: chain, chain</comment>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>ends of a channel</comment>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>unreceived</source>
        <translation>未接收</translation>
    </message>
    <message>
        <source>unacknowledged</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>past timeout</source>
        <translation>超时待处理</translation>
    </message>
    <message>
        <source>sent</source>
        <comment>state of a packet</comment>
        <translation>已发送</translation>
    </message>
    <message>
        <source>received</source>
        <comment>state of a packet</comment>
        <translation>已接收</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>state of a packet</comment>
        <translation>失败</translation>
    </message>
    <message>
        <source>timed out, refunded</source>
        <translation>已超时并退款</translation>
    </message>
    <message>
        <source>received, waits for its acknowledgement</source>
        <translation>已接收，等待确认</translation>
    </message>
    <message>
        <source>acknowledged in %1</source>
        <translation>已确认，用时 %1</translation>
    </message>
    <message>
        <source>received %1</source>
        <comment>time</comment>
        <translation>%1 接收</translation>
    </message>
    <message>
        <source>at height %1</source>
        <translation>高度 %1</translation>
    </message>
    <message>
        <source>passed %1</source>
        <comment>time of a timeout</comment>
        <translation>已于 %1 超时</translation>
    </message>
    <message>
        <source>receive</source>
        <comment>step of a packet</comment>
        <translation>接收</translation>
    </message>
    <message>
        <source>acknowledge</source>
        <comment>step of a packet</comment>
        <translation>确认</translation>
    </message>
    <message>
        <source>timeout</source>
        <comment>step of a packet</comment>
        <translation>超时</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>Acknowledgement written</source>
        <translation>已写入确认</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Timed out</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>in %1</source>
        <comment>acknowledged: time since it was sent</comment>
        <translation>用时 %1</translation>
    </message>
    <message>
        <source>sent %1 ago</source>
        <comment>stuck packet</comment>
        <translation>%1前发送</translation>
    </message>
    <message>
        <source>unreceived, sent %1 ago</source>
        <translation>未接收，%1前发送</translation>
    </message>
    <message>
        <source>unacknowledged, sent %1 ago</source>
        <translation>未确认，%1前发送</translation>
    </message>
    <message>
        <source>past timeout, sent %1 ago</source>
        <translation>超时待处理，%1前发送</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ImportProblemModel</name>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>error</source>
        <translation>错误</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ImportSheet</name>
    <message>
        <source>Import triggers</source>
        <translation>导入触发器</translation>
    </message>
    <message>
        <source>A JSON file that Signalbox exported, or one that you wrote.</source>
        <translation>由 Signalbox 导出或由你编写的 JSON 文件。</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Problems of the file</source>
        <translation>文件的问题</translation>
    </message>
    <message>
        <source>Problems are listed here with their places, before anything is stored.</source>
        <translation>在存储任何内容之前，此处列出问题及其位置。</translation>
    </message>
    <message>
        <source>Imported triggers are added to yours; nothing is replaced.</source>
        <translation>导入的触发器会加入你的触发器；不会替换任何内容。</translation>
    </message>
    <message>
        <source>JSON files (*.json);;All files (*)</source>
        <translation>JSON 文件 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>The file is larger than 16 MB. Split it.</source>
        <translation>文件超过 16 MB。请将其拆分。</translation>
    </message>
    <message>
        <source>The file could not be read: %1.</source>
        <translation>无法读取文件：%1。</translation>
    </message>
    <message>
        <source>The engine is not running.</source>
        <translation>引擎未运行。</translation>
    </message>
    <message>
        <source>Checking the file</source>
        <translation>正在检查文件</translation>
    </message>
    <message>
        <source>The file could not be checked.</source>
        <translation>无法检查文件。</translation>
    </message>
    <message>
        <source>No problem was found.</source>
        <translation>没有发现问题。</translation>
    </message>
    <message numerus="yes">
        <source>Import %n triggers</source>
        <translation>
            <numerusform>导入 %n 个触发器</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problems prevent the import.</source>
        <translation>
            <numerusform>%n 个问题妨碍导入。</numerusform>
        </translation>
    </message>
    <message>
        <source>Correct them in the file and choose it again. Nothing was stored.</source>
        <translation>请在文件中改正后重新选择。没有存储任何内容。</translation>
    </message>
    <message>
        <source>The file has no triggers.</source>
        <translation>文件中没有触发器。</translation>
    </message>
    <message numerus="yes">
        <source>%n triggers can be imported, with warnings.</source>
        <translation>
            <numerusform>可以导入 %n 个触发器，但有警告。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n triggers can be imported.</source>
        <translation>
            <numerusform>可以导入 %n 个触发器。</numerusform>
        </translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>Nothing was imported.</source>
        <translation>没有导入任何内容。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::IndexModel</name>
    <message>
        <source>Index</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>扫描次数</translation>
    </message>
    <message>
        <source>Bloat</source>
        <translation>膨胀</translation>
    </message>
    <message>
        <source>Size ÷ (40 bytes × rows)</source>
        <translation>大小 ÷（40 字节 × 行数）</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::IndexPage</name>
    <message>
        <source>The engine is not running, so the token cannot be read.</source>
        <translation>引擎未运行，无法读取代币。</translation>
    </message>
    <message>
        <source>ERC-8004 registry events</source>
        <translation>ERC-8004 注册表的事件</translation>
    </message>
    <message>
        <source>Identity registry</source>
        <translation>身份注册表</translation>
    </message>
    <message>
        <source>Reputation registry</source>
        <translation>信誉注册表</translation>
    </message>
    <message>
        <source>Validation registry</source>
        <translation>验证注册表</translation>
    </message>
    <message>
        <source>ERC-20 token transfers</source>
        <translation>ERC-20 代币的转账</translation>
    </message>
    <message>
        <source>These tokens only</source>
        <translation>仅这些代币</translation>
    </message>
    <message>
        <source>All tokens on the network</source>
        <translation>网络上的所有代币</translation>
    </message>
    <message>
        <source>0x… address of another token</source>
        <translation>其他代币的 0x… 地址</translation>
    </message>
    <message>
        <source>Address of another token</source>
        <translation>其他代币的地址</translation>
    </message>
    <message>
        <source>Add token</source>
        <translation>添加代币</translation>
    </message>
    <message>
        <source>This can be a hundred times as much data. The next page shows the cost.</source>
        <translation>数据量可能达到百倍。下一页会显示其代价。</translation>
    </message>
    <message>
        <source>What should be indexed?</source>
        <translation>要索引什么？</translation>
    </message>
    <message>
        <source>You can add or remove tokens and contracts later without starting over.</source>
        <translation>代币和合约以后可以随时增减，无需重新开始。</translation>
    </message>
    <message>
        <source>all transfers</source>
        <translation>全部转账</translation>
    </message>
    <message>
        <source>Choose at least one registry or token.</source>
        <translation>请至少选择一个注册表或一种代币。</translation>
    </message>
    <message>
        <source>decimals unknown</source>
        <translation>小数位未知</translation>
    </message>
    <message>
        <source>no symbol</source>
        <translation>无符号</translation>
    </message>
    <message>
        <source>Token %1</source>
        <translation>代币 %1</translation>
    </message>
    <message>
        <source>32 bytes: not an EVM address.</source>
        <translation>32 字节：不是 EVM 地址。</translation>
    </message>
    <message>
        <source>0x and 40 hexadecimal digits</source>
        <translation>0x 加 40 位十六进制数字</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>全部内容</translation>
    </message>
    <message>
        <source>none known; or enter an address</source>
        <translation>没有已知地址；或自行填写</translation>
    </message>
    <message numerus="yes">
        <source>%n registries</source>
        <translation>
            <numerusform>%n 个注册表</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tokens</source>
        <translation>
            <numerusform>%n 种代币</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decimals</source>
        <translation>
            <numerusform>%n 位小数</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::IndexingCard</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>canceled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>Reading block</source>
        <translation>读取区块</translation>
    </message>
    <message>
        <source>Reading state</source>
        <translation>读取状态</translation>
    </message>
    <message>
        <source>Building rows</source>
        <translation>生成行</translation>
    </message>
    <message>
        <source>Time per block</source>
        <translation>每个区块的用时</translation>
    </message>
    <message>
        <source>Whole block</source>
        <translation>整个区块</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Reindex of %1</source>
        <translation>重新索引 %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>No blocks indexed yet.</source>
        <translation>尚未索引任何区块。</translation>
    </message>
    <message numerus="yes">
        <source>Average of the newest %1 blocks.</source>
        <translation>
            <numerusform>最新 %1 个区块的平均值。</numerusform>
        </translation>
    </message>
    <message>
        <source>The newest reindex failed: %1</source>
        <translation>最近一次重新索引失败：%1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::JobCommands</name>
    <message numerus="yes">
        <source>Replay %n jobs</source>
        <translation>
            <numerusform>重放 %n 个作业</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n targets</source>
        <translation>
            <numerusform>%n 个目标</numerusform>
        </translation>
    </message>
    <message>
        <source>The same requests are sent again with the same keys to: %1. The oldest job was queued %2.</source>
        <comment>targets, time</comment>
        <translation>将以相同的键再次发送相同的请求到：%1。最早的作业排队于 %2。</translation>
    </message>
    <message>
        <source>A receiver that already processed one recognizes it by its key; a chat shows the message once more.</source>
        <translation>已处理过的接收方会凭键识别；聊天中会再次显示消息。</translation>
    </message>
    <message numerus="yes">
        <source>Discard %n jobs</source>
        <translation>
            <numerusform>丢弃 %n 个作业</numerusform>
        </translation>
    </message>
    <message>
        <source>They are never sent. Their attempts stay in the audit until the end of retention.</source>
        <translation>它们永远不会发送。其尝试保留在审计中，直到保留期结束。</translation>
    </message>
    <message numerus="yes">
        <source>%n jobs are sent again.</source>
        <translation>
            <numerusform>%n 个作业将再次发送。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n jobs were discarded.</source>
        <translation>
            <numerusform>已丢弃 %n 个作业。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::JobModel</name>
    <message>
        <source>Job</source>
        <translation>作业</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>速率</translation>
    </message>
    <message>
        <source>Per second</source>
        <translation>每秒</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Started by</source>
        <translation>发起者</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始于</translation>
    </message>
    <message>
        <source>Export to %1</source>
        <translation>导出到 %1</translation>
    </message>
    <message>
        <source>this window</source>
        <translation>本窗口</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::JobPane</name>
    <message>
        <source>Replay</source>
        <translation>重放</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>丢弃…</translation>
    </message>
    <message>
        <source>Replay sends the same request with the same key.</source>
        <translation>重放会以相同的键发送相同的请求。</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>作业</translation>
    </message>
    <message>
        <source>Select a row to see its request and answer.</source>
        <translation>选择一行以查看其请求和应答。</translation>
    </message>
    <message numerus="yes">
        <source>Replay %n jobs</source>
        <translation>
            <numerusform>重放 %n 个作业</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replay all %n…</source>
        <comment>jobs of a trigger</comment>
        <translation>
            <numerusform>重放全部 %n 个…</numerusform>
        </translation>
    </message>
    <message>
        <source>All jobs of this trigger that wait for a replay</source>
        <translation>此触发器等待重放的全部作业</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Trigger</source>
        <translation>触发器</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>排队时间</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>尝试</translation>
    </message>
    <message>
        <source>%1 of %2, %3, %4</source>
        <comment>number, most, time, duration</comment>
        <translation>第 %1 次，共 %2 次，%3，%4</translation>
    </message>
    <message>
        <source>Signalbox stopped during the attempt before this one, so the request may have been sent twice with the same key.</source>
        <translation>Signalbox 在此前一次尝试期间停止，因此请求可能以相同的键发送了两次。</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>复制：%1</translation>
    </message>
    <message>
        <source>No answer was received.</source>
        <translation>没有收到应答。</translation>
    </message>
    <message>
        <source>The request was not made.</source>
        <translation>没有发出请求。</translation>
    </message>
    <message numerus="yes">
        <source>%n jobs</source>
        <translation>
            <numerusform>%n 个作业</numerusform>
        </translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>详情</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>以及另外 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::JobSheet</name>
    <message>
        <source>Add maintenance job</source>
        <translation>添加维护作业</translation>
    </message>
    <message>
        <source>Edit maintenance job</source>
        <translation>编辑维护作业</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Start in quiet hours only</source>
        <translation>仅在空闲时段启动</translation>
    </message>
    <message>
        <source>Start in quiet hours only (%1 UTC)</source>
        <translation>仅在空闲时段启动（%1 UTC）</translation>
    </message>
    <message>
        <source>Add job</source>
        <translation>添加作业</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Analyze global tables</source>
        <translation>分析全局表</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>empty: what needs it</source>
        <translation>留空：需要维护的对象</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>One per line: schema.name of a table or index, or a schema for all in it.</source>
        <translation>每行一个：表或索引的 模式.名称，或用模式名表示其中的全部对象。</translation>
    </message>
    <message>
        <source>Five fields in UTC: minute, hour, day of the month, month, day of the week. 0 3 * * 0 is Sundays at 03:00.</source>
        <translation>五个字段（UTC）：分、时、日、月、星期。0 3 * * 0 表示每周日 03:00。</translation>
    </message>
    <message>
        <source>There is nothing to do now.</source>
        <translation>目前没有需要处理的内容。</translation>
    </message>
    <message numerus="yes">
        <source>%n statements would run now, over %1.</source>
        <translation>
            <numerusform>现在将运行 %n 条语句，涉及 %1。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::JobTable</name>
    <message>
        <source>Maintenance jobs</source>
        <translation>维护作业</translation>
    </message>
    <message>
        <source>This engine has no maintenance jobs.</source>
        <translation>此引擎没有维护作业。</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n 个运行中</numerusform>
        </translation>
    </message>
    <message>
        <source>quiet hours %1 UTC</source>
        <translation>空闲时段 %1 UTC</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Edit schedule…</source>
        <translation>编辑计划…</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Add job…</source>
        <translation>添加作业…</translation>
    </message>
    <message>
        <source>Add maintenance job</source>
        <translation>添加维护作业</translation>
    </message>
    <message>
        <source>Delete job</source>
        <translation>删除作业</translation>
    </message>
    <message>
        <source>&quot;%1&quot; no longer runs, and the history of its runs is deleted. This cannot be undone. The tables and indexes are not changed.</source>
        <translation>“%1”将不再运行，其运行记录将被删除。此操作无法撤销。表和索引不会改变。</translation>
    </message>
    <message>
        <source>Run now…</source>
        <translation>立即运行…</translation>
    </message>
    <message>
        <source>Edit job…</source>
        <translation>编辑作业…</translation>
    </message>
    <message>
        <source>Delete job…</source>
        <translation>删除作业…</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::JobTreeModel</name>
    <message>
        <source>may have been sent</source>
        <translation>可能已发送</translation>
    </message>
    <message>
        <source>attempt %1</source>
        <translation>第 %1 次尝试</translation>
    </message>
    <message>
        <source>Event, trigger, attempt</source>
        <translation>事件、触发器、尝试</translation>
    </message>
    <message>
        <source>Target</source>
        <comment>of an action</comment>
        <translation>目标</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Took</source>
        <comment>duration of an action</comment>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::JobsTab</name>
    <message>
        <source>Jobs by state</source>
        <translation>按状态筛选作业</translation>
    </message>
    <message>
        <source>Cancel job</source>
        <translation>取消作业</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Filter jobs</source>
        <translation>筛选作业</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>作业</translation>
    </message>
    <message>
        <source>No job matches the filter.</source>
        <translation>没有符合筛选条件的作业。</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>The jobs could not be read. %1 Press F5 to retry.</source>
        <translation>无法读取作业。%1 按 F5 重新读取。</translation>
    </message>
    <message>
        <source>Reindexing, deleting, adding chains and other jobs are listed here with their progress.</source>
        <translation>重新索引、删除、添加链等耗时的工作及其进度列在此处。</translation>
    </message>
    <message>
        <source>Full details</source>
        <translation>完整备注</translation>
    </message>
    <message>
        <source>The details of the selected job are shown here in full.</source>
        <translation>所选作业的备注在此完整显示。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::KeysCard</name>
    <message>
        <source>Endpoints and API keys</source>
        <translation>端点和 API 密钥</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Show chain</source>
        <translation>显示链</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Test this endpoint with its API key</source>
        <translation>使用其密钥测试此端点</translation>
    </message>
    <message>
        <source>Add, edit and remove endpoints on the page of their chain. API keys are never shown again after entry.</source>
        <translation>请在链的页面上添加、编辑和移除端点。API 密钥输入后不再显示。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>chain, URL of its endpoint</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>No endpoints yet. Add a chain first.</source>
        <translation>尚无端点：请先添加一条链。</translation>
    </message>
    <message>
        <source>Demo endpoints need no API keys.</source>
        <translation>演示的端点不需要密钥。</translation>
    </message>
    <message>
        <source>API keys and passwords are in the system keychain.</source>
        <translation>密钥和密码在系统密钥环中。</translation>
    </message>
    <message>
        <source>API keys and passwords are in an encrypted file of the workspace.</source>
        <translation>密钥和密码在工作区的加密文件中。</translation>
    </message>
    <message>
        <source>No API keys are stored yet. The first one goes to the system keychain or, if none is available, to an encrypted file.</source>
        <translation>尚未保存任何密钥。第一把密钥会存入系统密钥环；没有可用的密钥环时存入加密文件。</translation>
    </message>
    <message>
        <source>Move to the keychain…</source>
        <translation>移到密钥环…</translation>
    </message>
    <message>
        <source>Move to an encrypted file…</source>
        <translation>移到加密文件…</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>解锁…</translation>
    </message>
    <message>
        <source>Workspace key…</source>
        <translation>工作区密钥…</translation>
    </message>
    <message>
        <source>API keys and passwords are in an encrypted file of the workspace. The file is locked.</source>
        <translation>密钥和密码在工作区的加密文件中，该文件已锁定。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::LabelMenu</name>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>label, address</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>No address was looked up yet.</source>
        <translation>尚未查询过地址。</translation>
    </message>
    <message>
        <source>Change the label of this address…</source>
        <translation>更改此地址的标签…</translation>
    </message>
    <message>
        <source>Label this address…</source>
        <translation>为此地址添加标签…</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::LabelSheet</name>
    <message>
        <source>Label address</source>
        <translation>地址标签</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Label; empty: none</source>
        <translation>标签；留空表示无</translation>
    </message>
    <message>
        <source>Labels are stored on this computer only.</source>
        <translation>标签仅保存在此计算机上。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::LagCard</name>
    <message>
        <source>Lag</source>
        <translation>落后</translation>
    </message>
    <message>
        <source>No samples in this range yet. One is recorded every 10 seconds.</source>
        <translation>此范围内尚无采样。每 10 秒写入一次。</translation>
    </message>
    <message numerus="yes">
        <source>head − indexed: %1 blocks = %2</source>
        <translation>
            <numerusform>链头 − 已索引：%1 个区块 = %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Lag of %1 over time</source>
        <translation>%1 的落后随时间变化</translation>
    </message>
    <message>
        <source>reorg</source>
        <translation>链重组</translation>
    </message>
    <message numerus="yes">
        <source>%n reorgs</source>
        <translation>
            <numerusform>%n 次链重组</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reorg of %n blocks above %1</source>
        <translation>
            <numerusform>区块 %1 之上 %n 个区块的链重组</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::LifeLine</name>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Received, won</source>
        <translation>已接收，胜出</translation>
    </message>
    <message>
        <source>Acknowledged, won</source>
        <translation>已确认，胜出</translation>
    </message>
    <message>
        <source>Timed out, won</source>
        <translation>已超时，胜出</translation>
    </message>
    <message>
        <source>received with %1 left</source>
        <comment>time until the timeout</comment>
        <translation>接收时剩余 %1</translation>
    </message>
    <message>
        <source>packet, %1</source>
        <comment>time</comment>
        <translation>数据包，%1</translation>
    </message>
    <message>
        <source>packet, not received</source>
        <translation>数据包，未接收</translation>
    </message>
    <message>
        <source>ack, %1</source>
        <comment>time</comment>
        <translation>确认，%1</translation>
    </message>
    <message>
        <source>ack, not relayed</source>
        <translation>确认，未中继</translation>
    </message>
    <message>
        <source>Life line of the packet</source>
        <translation>数据包的生命线</translation>
    </message>
    <message>
        <source>by %1</source>
        <comment>address</comment>
        <translation>由 %1</translation>
    </message>
    <message>
        <source>channel not known</source>
        <translation>通道未知</translation>
    </message>
    <message>
        <source>not indexed</source>
        <translation>未索引</translation>
    </message>
    <message numerus="yes">
        <source>Lost by %n blocks</source>
        <translation>
            <numerusform>落后 %n 个区块而落败</numerusform>
        </translation>
    </message>
    <message>
        <source>Lost, same block</source>
        <translation>落败，同一区块</translation>
    </message>
    <message>
        <source>Receive lost</source>
        <translation>接收落败</translation>
    </message>
    <message>
        <source>Acknowledgement lost</source>
        <translation>确认落败</translation>
    </message>
    <message>
        <source>Timeout lost</source>
        <translation>超时落败</translation>
    </message>
    <message>
        <source>by %1, yours</source>
        <comment>address of a relayer</comment>
        <translation>由自有中继器 %1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::LimitCard</name>
    <message>
        <source>Bottleneck</source>
        <translation>瓶颈</translation>
    </message>
    <message>
        <source>Add endpoint</source>
        <translation>添加端点</translation>
    </message>
    <message>
        <source>provider</source>
        <translation>服务商</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ListPanel</name>
    <message>
        <source>Lists</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Related records</source>
        <translation>相关记录</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>State at block %1</source>
        <translation>区块 %1 时的状态</translation>
    </message>
    <message>
        <source>No version is stored on this chain.</source>
        <translation>此链上没有存储它的任何版本。</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>交易</translation>
    </message>
    <message>
        <source>No transactions.</source>
        <translation>这里没有交易。</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>No events.</source>
        <translation>这里没有事件。</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>No committee payments.</source>
        <translation>没有委员会向它付款。</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Liquidity by day</source>
        <translation>每日流动性</translation>
    </message>
    <message>
        <source>No liquidity position at the end of any day.</source>
        <translation>它在任何一天结束时都没有流动性头寸。</translation>
    </message>
    <message>
        <source>Missed blocks</source>
        <translation>错过的区块</translation>
    </message>
    <message>
        <source>Slashes</source>
        <translation>罚没</translation>
    </message>
    <message>
        <source>Never slashed.</source>
        <translation>它从未被罚没。</translation>
    </message>
    <message>
        <source>Holders</source>
        <translation>持有者</translation>
    </message>
    <message>
        <source>No holders.</source>
        <translation>没有人持有它的份额。</translation>
    </message>
    <message>
        <source>Lifecycle</source>
        <translation>它的历程</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>立即重试</translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows loaded, scroll down for more</source>
        <translation>
            <numerusform>已加载 %n 行，向下滚动以加载更多</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::LiveButton</name>
    <message>
        <source>live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Pause the charts and tables (Space)</source>
        <translation>暂停图表和表格（空格）</translation>
    </message>
    <message>
        <source>Resume live updates (Space)</source>
        <translation>继续实时更新（空格）</translation>
    </message>
    <message>
        <source>Live, press to pause</source>
        <translation>实时视图，按下可暂停</translation>
    </message>
    <message>
        <source>Paused, press to resume</source>
        <translation>视图已暂停，按下可继续</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::LogCard</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Log level</source>
        <translation>日志级别</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Chain log</source>
        <translation>链的日志</translation>
    </message>
    <message>
        <source>No log entries since startup.</source>
        <translation>启动以来没有任何日志。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::LogModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>链</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>内容</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::LogTab</name>
    <message>
        <source>Log level</source>
        <translation>日志级别</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Chain of the log</source>
        <translation>日志所属的链</translation>
    </message>
    <message>
        <source>All chains</source>
        <translation>全部链</translation>
    </message>
    <message>
        <source>Keep the newest line in view</source>
        <translation>有新行时自动显示最新一行</translation>
    </message>
    <message>
        <source>Filter by text</source>
        <translation>按文本筛选</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>The engine&apos;s log is shown here.</source>
        <translation>引擎的工作逐行列在此处。</translation>
    </message>
    <message>
        <source>No line matches the filter.</source>
        <translation>没有符合筛选条件的行。</translation>
    </message>
    <message>
        <source>Full log line</source>
        <translation>整行内容</translation>
    </message>
    <message>
        <source>The selected log line is shown here in full. Press Enter to open what it refers to.</source>
        <translation>所选的行在此完整显示。按 Enter 转到它所涉及的对象。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::MainWindow</name>
    <message>
        <source>no workspace yet</source>
        <translation>尚无工作区</translation>
    </message>
    <message>
        <source>simulated chains</source>
        <translation>模拟链</translation>
    </message>
    <message>
        <source>workspace closed</source>
        <translation>工作区已关闭</translation>
    </message>
    <message>
        <source>closing</source>
        <translation>正在关闭</translation>
    </message>
    <message>
        <source>opening the workspace</source>
        <translation>正在打开工作区</translation>
    </message>
    <message>
        <source>closing the workspace</source>
        <translation>正在关闭工作区</translation>
    </message>
    <message>
        <source>%1 – Signalbox</source>
        <comment>title of the window</comment>
        <translation>%1 – Signalbox</translation>
    </message>
    <message>
        <source>demo</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Users…</source>
        <translation>用户…</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::MaintenanceJobModel</name>
    <message>
        <source>Job</source>
        <translation>作业</translation>
    </message>
    <message>
        <source>Schedule (UTC)</source>
        <translation>计划（UTC）</translation>
    </message>
    <message>
        <source>Last run</source>
        <translation>上次运行</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Next run</source>
        <translation>下次运行</translation>
    </message>
    <message>
        <source>On</source>
        <comment>of a switch</comment>
        <translation>启用</translation>
    </message>
    <message numerus="yes">
        <source>With %n added objects</source>
        <translation>
            <numerusform>包含 %n 个添加的对象</numerusform>
        </translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>when needed</source>
        <translation>需要时</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::McpForm</name>
    <message>
        <source>Send the event&apos;s file</source>
        <translation>发送事件的文件</translation>
    </message>
    <message>
        <source>Verify its hash</source>
        <translation>验证其哈希</translation>
    </message>
    <message>
        <source>Arguments (empty: those of the event type)</source>
        <translation>参数（留空：按事件类型）</translation>
    </message>
    <message>
        <source>Server of action %1</source>
        <translation>动作 %1 的服务器</translation>
    </message>
    <message>
        <source>the agent&apos;s server</source>
        <translation>智能体的服务器</translation>
    </message>
    <message>
        <source>a fixed server</source>
        <translation>固定的服务器</translation>
    </message>
    <message>
        <source>Tool of action %1</source>
        <translation>动作 %1 的工具</translation>
    </message>
    <message>
        <source>tool name</source>
        <translation>工具名称</translation>
    </message>
    <message>
        <source>Server URL of action %1</source>
        <translation>动作 %1 的服务器 URL</translation>
    </message>
    <message>
        <source>Send the event&apos;s file, action %1</source>
        <translation>发送事件的文件，动作 %1</translation>
    </message>
    <message>
        <source>Verify the file&apos;s hash, action %1</source>
        <translation>验证文件的哈希，动作 %1</translation>
    </message>
    <message>
        <source>Agent token</source>
        <translation>智能体令牌</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::MessageBar</name>
    <message>
        <source>Dismiss this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::MessageStack</name>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>收起</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另有 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::MoveKeysSheet</name>
    <message>
        <source>Move keys to an encrypted file</source>
        <translation>将密钥移到加密文件</translation>
    </message>
    <message>
        <source>Move keys to the keychain</source>
        <translation>将密钥移到密钥环</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>The file is in the workspace folder and is unlocked with a passphrase, here and on the command line. If the passphrase is lost, the keys must be entered again; indexed data is kept.</source>
        <translation>文件位于工作区文件夹中，在此窗口和命令行中均以口令解锁。若口令丢失，需重新输入密钥；已索引的数据会保留。</translation>
    </message>
    <message>
        <source>The desktop keychain is unlocked with your session. Over SSH, without a keychain, the keys cannot be read.</source>
        <translation>桌面密钥环随你的会话解锁。通过 SSH 时没有密钥环，无法读取密钥。</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Repeat passphrase</source>
        <translation>再次输入口令</translation>
    </message>
    <message>
        <source>At least 8 characters.</source>
        <translation>至少 8 个字符。</translation>
    </message>
    <message>
        <source>The passphrases do not match.</source>
        <translation>两次输入不一致。</translation>
    </message>
    <message>
        <source>Moving keys</source>
        <translation>正在移动密钥</translation>
    </message>
    <message>
        <source>There were no keys to move. New keys are stored there.</source>
        <translation>没有需要移动的密钥。新的密钥会存到那里。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The encrypted file is now in use</source>
        <translation>现已使用加密文件</translation>
    </message>
    <message>
        <source>The keychain could not be read, so its keys were not moved. Enter them again on the chain pages.</source>
        <translation>无法读取密钥环，因此其中的密钥未移动。请在各链的页面上重新输入。</translation>
    </message>
    <message>
        <source>Use an encrypted file…</source>
        <translation>使用加密文件…</translation>
    </message>
    <message numerus="yes">
        <source>%n keys moved.</source>
        <translation>
            <numerusform>已移动 %n 把密钥。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::NetworkListModel</name>
    <message>
        <source>Another EVM network</source>
        <translation>其他 EVM 网络</translation>
    </message>
    <message>
        <source>The chain ID is read from the endpoint.</source>
        <translation>链 ID 从其端点读取。</translation>
    </message>
    <message>
        <source>Another EVM network. The chain ID is read from the endpoint.</source>
        <translation>其他 EVM 网络。链 ID 从其端点读取。</translation>
    </message>
    <message>
        <source>EVM</source>
        <translation>EVM</translation>
    </message>
    <message>
        <source>%1 s block time</source>
        <translation>出块间隔 %1 秒</translation>
    </message>
    <message>
        <source>test network</source>
        <translation>测试网络</translation>
    </message>
    <message>
        <source>%1 · already in this workspace</source>
        <translation>%1 · 已在此工作区中</translation>
    </message>
    <message>
        <source>Canopy network</source>
        <translation>Canopy 网络</translation>
    </message>
    <message>
        <source>The chain and network IDs are read from the node.</source>
        <translation>链和网络 ID 从其节点读取。</translation>
    </message>
    <message>
        <source>Canopy network. The chain and network IDs are read from the node.</source>
        <translation>Canopy 网络。链和网络 ID 从其节点读取。</translation>
    </message>
    <message>
        <source>Cosmos network</source>
        <translation>Cosmos 网络</translation>
    </message>
    <message>
        <source>All IBC packets; the chain ID is read from the node.</source>
        <translation>所有 IBC 数据包；链 ID 从节点读取。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::NetworkPage</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Search by name, chain ID or symbol</source>
        <translation>按名称、链 ID 或符号搜索</translation>
    </message>
    <message>
        <source>Search networks</source>
        <translation>搜索网络</translation>
    </message>
    <message>
        <source>Network type</source>
        <translation>网络种类</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Main networks</source>
        <translation>主网</translation>
    </message>
    <message>
        <source>Test networks</source>
        <translation>测试网</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Network name</source>
        <translation>网络名称</translation>
    </message>
    <message>
        <source>Which network?</source>
        <translation>哪个网络？</translation>
    </message>
    <message>
        <source>This name is already in use. Choose another.</source>
        <translation>此名称已被使用。请选择其他名称。</translation>
    </message>
    <message>
        <source>Required. The name is shown on every screen.</source>
        <translation>必填：此名称会出现在每个页面上。</translation>
    </message>
    <message>
        <source>Chain %1</source>
        <translation>链 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n presets</source>
        <translation>
            <numerusform>%n 个预设</numerusform>
        </translation>
    </message>
    <message>
        <source>A preset includes contracts, tokens and an explorer. Networks without a preset can be added, too.</source>
        <translation>预设包含合约、代币和区块浏览器。没有预设的网络也可以添加。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::NoRows</name>
    <message>
        <source>No row matches the filter.</source>
        <translation>没有符合筛选条件的行。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::NotificationSheet</name>
    <message>
        <source>Show alerts as desktop notifications</source>
        <translation>以桌面通知显示告警</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>免打扰时段</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>免打扰开始</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>免打扰结束</translation>
    </message>
    <message>
        <source>from</source>
        <comment>quiet hours</comment>
        <translation>从</translation>
    </message>
    <message>
        <source>until</source>
        <comment>quiet hours</comment>
        <translation>至</translation>
    </message>
    <message>
        <source>Alerts raised together are shown as one notification. During quiet hours nothing is shown; alerts still open afterwards are shown then.</source>
        <translation>同时出现的告警合并为一条通知。免打扰时段内不显示；之后仍未结束的告警届时再通知。</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Muted until %1. Unmute</source>
        <translation>静音至 %1：重新通知告警</translation>
    </message>
    <message>
        <source>Mute for 1 hour</source>
        <translation>静音 1 小时</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::Notifier</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new alerts</source>
        <translation>
            <numerusform>%n 条新告警</numerusform>
        </translation>
    </message>
    <message>
        <source>Show alerts</source>
        <translation>显示告警</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ObjectTabs</name>
    <message>
        <source>over 10 MB</source>
        <translation>大于 10 MB</translation>
    </message>
    <message>
        <source>Objects of the database</source>
        <translation>数据库对象</translation>
    </message>
    <message>
        <source>Database sections</source>
        <translation>数据库的各部分</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>Slow queries</source>
        <translation>慢查询</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>No index is larger than 10 MB. Switch the filter off to list all.</source>
        <translation>没有大于 10 MB 的索引。关闭筛选可列出全部索引。</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>title of a tab, count</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The database has no tables.</source>
        <translation>数据库没有表。</translation>
    </message>
    <message>
        <source>The database has no indexes.</source>
        <translation>数据库没有索引。</translation>
    </message>
    <message>
        <source>No other session is connected.</source>
        <translation>没有其他会话连接。</translation>
    </message>
    <message>
        <source>Scans since %1.</source>
        <translation>扫描次数自 %1 起统计。</translation>
    </message>
    <message>
        <source>No query takes 100 ms or longer on average.</source>
        <translation>没有平均用时达到或超过 100 毫秒的查询。</translation>
    </message>
    <message>
        <source>%1 of %2. Bloat is size ÷ (40 bytes × rows); indexes over 1.30 are rebuilt.</source>
        <translation>%1 / %2。膨胀 = 大小 ÷（40 字节 × 行数）；超过 1.30 的索引会被重建。</translation>
    </message>
    <message>
        <source>Slow query log</source>
        <translation>慢查询日志</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>维护</translation>
    </message>
    <message>
        <source>On average</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>选择列</translation>
    </message>
    <message>
        <source>No query has run for more than 5 s in the last 30 days.</source>
        <translation>最近 30 天内没有查询运行超过 5 秒。</translation>
    </message>
    <message>
        <source>No maintenance job has run yet. Select a job below to run it now.</source>
        <translation>尚无维护作业运行过。请在下方选择一个作业立即运行。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ObjectView</name>
    <message>
        <source>Full message</source>
        <translation>完整消息</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::OperationModel</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始于</translation>
    </message>
    <message>
        <source>Chain and channel</source>
        <translation>链和通道</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>数据包</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作者</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>控制台</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>已计划</translation>
    </message>
    <message>
        <source>queued</source>
        <comment>clearing</comment>
        <translation>排队中</translation>
    </message>
    <message>
        <source>running</source>
        <comment>clearing</comment>
        <translation>运行中</translation>
    </message>
    <message>
        <source>verifying</source>
        <comment>clearing</comment>
        <translation>验证中</translation>
    </message>
    <message>
        <source>completed</source>
        <comment>clearing</comment>
        <translation>已完成</translation>
    </message>
    <message>
        <source>partial</source>
        <comment>clearing: some packets were cleared</comment>
        <translation>部分完成</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>clearing</comment>
        <translation>失败</translation>
    </message>
    <message>
        <source>canceled</source>
        <comment>clearing</comment>
        <translation>已取消</translation>
    </message>
    <message>
        <source>%1, whole chain</source>
        <comment>chain</comment>
        <translation>%1，整条链</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::OperationPane</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Clearing</source>
        <translation>疏通</translation>
    </message>
    <message>
        <source>Close this pane</source>
        <translation>关闭此窗格</translation>
    </message>
    <message>
        <source>Cancel this clearing</source>
        <translation>取消此次疏通</translation>
    </message>
    <message>
        <source>Verdicts of the packets</source>
        <translation>数据包的判定</translation>
    </message>
    <message>
        <source>The packets are listed here once Hermes has reported them.</source>
        <translation>Hermes 报告数据包后，它们会列在此处。</translation>
    </message>
    <message>
        <source>Output of Hermes</source>
        <translation>Hermes 的输出</translation>
    </message>
    <message>
        <source>No output yet.</source>
        <translation>尚无输出。</translation>
    </message>
    <message>
        <source>Clearing %1</source>
        <comment>channel or chain</comment>
        <translation>疏通 %1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::OperatorCombo</name>
    <message>
        <source>Operator</source>
        <translation>运算符</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::OverviewCharts</name>
    <message>
        <source>Lag</source>
        <translation>落后</translation>
    </message>
    <message>
        <source>Rows/s</source>
        <translation>行/秒</translation>
    </message>
    <message>
        <source>Queue depth</source>
        <translation>队列深度</translation>
    </message>
    <message>
        <source>No samples in this range yet. One is recorded every 10 seconds.</source>
        <translation>此范围内尚无采样。每 10 秒写入一次。</translation>
    </message>
    <message>
        <source>Lag of each chain over time</source>
        <translation>各链落后随时间变化</translation>
    </message>
    <message>
        <source>Rows written per second over time</source>
        <translation>每秒写入行数随时间变化</translation>
    </message>
    <message>
        <source>Queue depth over time</source>
        <translation>队列深度随时间变化</translation>
    </message>
    <message>
        <source>others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>reorg</source>
        <translation>链重组</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n blocks above %2 were undone</source>
        <translation>
            <numerusform>%1：%2 之上 %n 个区块已撤销</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reorgs</source>
        <translation>
            <numerusform>%n 次链重组</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::OverviewScreen</name>
    <message>
        <source>Lag, rate and queue of every chain are shown here. Add a chain to begin.</source>
        <translation>此处显示每条链的落后、速率和队列。添加一条链即可开始。</translation>
    </message>
    <message>
        <source>Add chain</source>
        <translation>添加链</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::OverviewTable</name>
    <message>
        <source>Chains</source>
        <translation>链</translation>
    </message>
    <message>
        <source>Chains by state</source>
        <translation>按状态筛选链</translation>
    </message>
    <message>
        <source>Filter by name or ID</source>
        <translation>按名称或标识筛选</translation>
    </message>
    <message>
        <source>Add chain</source>
        <translation>添加链</translation>
    </message>
    <message>
        <source>No chain matches the filter.</source>
        <translation>没有符合筛选条件的链。</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Show transfers</source>
        <translation>显示转账</translation>
    </message>
    <message>
        <source>All %1</source>
        <comment>all chains and their number</comment>
        <translation>全部 %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>state and number of chains</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>恢复</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::OverviewTiles</name>
    <message>
        <source>Chains ok</source>
        <translation>正常的链</translation>
    </message>
    <message>
        <source>Worst lag</source>
        <translation>最大落后</translation>
    </message>
    <message>
        <source>Rows written</source>
        <translation>写入行数</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Failed items</source>
        <translation>失败项</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Chains that follow their heads. Opens the chain list.</source>
        <translation>跟随链头的链。打开链列表。</translation>
    </message>
    <message>
        <source>The largest lag of the chains that have reached their head; paused chains are excluded. Opens that chain.</source>
        <translation>已到达链头的链中最大的落后；已暂停的链不计入。打开该链。</translation>
    </message>
    <message>
        <source>Rows committed per second, total of all chains. Opens the events.</source>
        <translation>所有链每秒提交的行数合计。打开事件。</translation>
    </message>
    <message>
        <source>Requests waiting or in flight, and decoded rows not yet committed. Opens the chain list.</source>
        <translation>等待或获取中的请求，以及已解码但尚未提交的行。打开链列表。</translation>
    </message>
    <message>
        <source>Logs that could not be decoded or stored. They are kept. Opens the chain with the most failed items.</source>
        <translation>无法解码或存储的日志。它们会被保留。打开此类日志最多的链。</translation>
    </message>
    <message>
        <source>%1 /s</source>
        <comment>rows per second</comment>
        <translation>%1 /秒</translation>
    </message>
    <message>
        <source>Size of the workspace&apos;s database. %1 free on its disk. Opens the settings.</source>
        <translation>工作区数据库的大小。其磁盘剩余 %1。打开设置。</translation>
    </message>
    <message>
        <source>Size of the workspace&apos;s database. Opens the settings.</source>
        <translation>工作区数据库的大小。打开设置。</translation>
    </message>
    <message>
        <source>+%1 in %2</source>
        <comment>growth of a count over a time, as in: +7 in 1 h</comment>
        <translation>%2内 +%1</translation>
    </message>
    <message>
        <source>%1 free</source>
        <comment>space on the disk</comment>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>growth of a size over a time, as in: +1.2 GB in 1 h</comment>
        <translation>%2内 %1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PacketDetails</name>
    <message>
        <source>Sender</source>
        <translation>发送方</translation>
    </message>
    <message>
        <source>Receiver</source>
        <translation>接收方</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Denom trace</source>
        <translation>面额路径</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>价值</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Ordering</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>height %1</source>
        <comment>timeout</comment>
        <translation>高度 %1</translation>
    </message>
    <message>
        <source>none</source>
        <comment>timeout</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>%1 USD</source>
        <translation>%1 美元</translation>
    </message>
    <message>
        <source>The destination %1 is not indexed: its receives are not known here.</source>
        <translation>目标链 %1 未索引：此处不知道其接收情况。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PacketExport</name>
    <message>
        <source>Export packets</source>
        <translation>导出数据包</translation>
    </message>
    <message>
        <source>CSV files (*.csv);;JSON files (*.json)</source>
        <translation>CSV 文件 (*.csv);;JSON 文件 (*.json)</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PacketListModel</name>
    <message>
        <source>Packet</source>
        <translation>数据包</translation>
    </message>
    <message>
        <source>Packet %1 to %2</source>
        <comment>sequence, chain</comment>
        <translation>数据包 %1 至 %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>amount, chain</comment>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>time, outcome</comment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PacketSearch</name>
    <message>
        <source>sequence</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>transaction</source>
        <translation>交易</translation>
    </message>
    <message>
        <source>packet key</source>
        <translation>数据包键</translation>
    </message>
    <message>
        <source>sender or receiver</source>
        <translation>发送方或接收方</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>显示更多</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>数据包</translation>
    </message>
    <message>
        <source>Search for packets by address, transaction, sequence or key</source>
        <translation>按地址、交易、序列号或键搜索数据包</translation>
    </message>
    <message>
        <source>State of the packets</source>
        <translation>数据包的状态</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>所有状态</translation>
    </message>
    <message>
        <source>Stuck</source>
        <translation>卡住</translation>
    </message>
    <message>
        <source>Sent, not received</source>
        <translation>已发送，未接收</translation>
    </message>
    <message>
        <source>Received, not acknowledged</source>
        <translation>已接收，未确认</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Timed out, refunded</source>
        <translation>已超时并退款</translation>
    </message>
    <message>
        <source>Found packets</source>
        <translation>找到的数据包</translation>
    </message>
    <message>
        <source>Show more packets</source>
        <translation>显示更多数据包</translation>
    </message>
    <message>
        <source>by %1</source>
        <comment>what a search is for</comment>
        <translation>按%1</translation>
    </message>
    <message>
        <source>The packets could not be read. %1 Press F5 to retry.</source>
        <translation>无法读取数据包。%1 按 F5 重试。</translation>
    </message>
    <message>
        <source>No packets are indexed yet. They are listed here as the chains are indexed.</source>
        <translation>尚未索引任何数据包。索引各链时，数据包会列在此处。</translation>
    </message>
    <message>
        <source>No packet matches. Addresses, hashes and sequences are searched as a whole.</source>
        <translation>没有匹配的数据包。地址、哈希和序列号须完整匹配。</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 packets, newest first</source>
        <translation>
            <numerusform>%1 / %2 个数据包，最新的在前</numerusform>
        </translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Address, hash, sequence or key</source>
        <translation>地址、哈希、序列号或键</translation>
    </message>
    <message>
        <source>Export the found packets</source>
        <translation>导出找到的数据包</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PacketView</name>
    <message>
        <source>Check on chain</source>
        <translation>在链上核对</translation>
    </message>
    <message>
        <source>Clear…</source>
        <translation>疏通…</translation>
    </message>
    <message>
        <source>Relays</source>
        <translation>中继</translation>
    </message>
    <message>
        <source>Life line</source>
        <translation>生命线</translation>
    </message>
    <message>
        <source>times are block times; won relays are filled, lost ones are crossed out</source>
        <translation>时间为区块时间；胜出的中继为实心，落败的打叉</translation>
    </message>
    <message>
        <source>Clear this packet…</source>
        <translation>疏通此数据包…</translation>
    </message>
    <message>
        <source>No relay of this packet was seen.</source>
        <translation>未见到此数据包的中继。</translation>
    </message>
    <message>
        <source>Asking both chains</source>
        <translation>正在查询两条链</translation>
    </message>
    <message>
        <source>The chains could not be asked.</source>
        <translation>无法查询链。</translation>
    </message>
    <message>
        <source>The channel was not compared. Its other chain may not be indexed.</source>
        <translation>未比较该通道。其另一端的链可能未索引。</translation>
    </message>
    <message>
        <source>The channel could not be compared.</source>
        <translation>无法比较该通道。</translation>
    </message>
    <message>
        <source>Asked at height %1, %2.</source>
        <comment>height, time</comment>
        <translation>查询于高度 %1，%2。</translation>
    </message>
    <message>
        <source>The source holds the commitment; the destination has not received it.</source>
        <translation>源链持有承诺；目标链尚未接收。</translation>
    </message>
    <message>
        <source>The destination has received it; the source waits for the acknowledgement.</source>
        <translation>目标链已接收；源链正在等待确认。</translation>
    </message>
    <message>
        <source>The source holds no commitment for this packet: it is done on chain.</source>
        <translation>源链没有此数据包的承诺：它在链上已完成。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PacketsChart</name>
    <message>
        <source>Packets/min</source>
        <translation>数据包/分钟</translation>
    </message>
    <message>
        <source>Packets sent per minute over time, by source chain</source>
        <translation>每分钟发送的数据包随时间的变化，按源链</translation>
    </message>
    <message>
        <source>No packets in this period.</source>
        <translation>此时段没有数据包。</translation>
    </message>
    <message>
        <source>others</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PacketsPage</name>
    <message>
        <source>Reading the packet.</source>
        <translation>正在读取数据包。</translation>
    </message>
    <message>
        <source>Select a packet to see its life line, relays and raw data.</source>
        <translation>选择一个数据包，查看其生命线、中继和原始数据。</translation>
    </message>
    <message>
        <source>The packet could not be read. %1</source>
        <translation>无法读取数据包。%1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PageHead</name>
    <message>
        <source>Back to %1</source>
        <translation>返回%1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PaletteCommands</name>
    <message>
        <source>Go to %1</source>
        <comment>screen</comment>
        <translation>转到%1</translation>
    </message>
    <message>
        <source>Add a chain</source>
        <translation>添加链</translation>
    </message>
    <message>
        <source>Go to block</source>
        <translation>转到区块</translation>
    </message>
    <message>
        <source>action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Use the light theme</source>
        <translation>使用浅色主题</translation>
    </message>
    <message>
        <source>Use the dark theme</source>
        <translation>使用深色主题</translation>
    </message>
    <message>
        <source>Use the system theme</source>
        <translation>跟随系统主题</translation>
    </message>
    <message>
        <source>Pause live updates</source>
        <translation>暂停实时更新</translation>
    </message>
    <message>
        <source>Resume live updates</source>
        <translation>继续实时更新</translation>
    </message>
    <message>
        <source>Show all shortcuts</source>
        <translation>显示所有快捷键</translation>
    </message>
    <message>
        <source>Copy the address of this page</source>
        <translation>复制此页的地址</translation>
    </message>
    <message>
        <source>Copy folder path</source>
        <translation>复制文件夹路径</translation>
    </message>
    <message>
        <source>Start demo</source>
        <translation>启动演示</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PassphraseFields</name>
    <message>
        <source>Repeat</source>
        <translation>再输入一次</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Repeat passphrase</source>
        <translation>再次输入口令</translation>
    </message>
    <message>
        <source>Choose a passphrase for the keys</source>
        <translation>为密钥选择一个口令</translation>
    </message>
    <message>
        <source>Unlock the keys</source>
        <translation>解锁密钥</translation>
    </message>
    <message>
        <source>Wrong passphrase</source>
        <translation>口令不正确</translation>
    </message>
    <message>
        <source>Enter it again.</source>
        <translation>请重新输入。</translation>
    </message>
    <message>
        <source>at least %1 characters</source>
        <translation>至少 %1 个字符</translation>
    </message>
    <message>
        <source>repeat the passphrase</source>
        <translation>请再输入一次</translation>
    </message>
    <message>
        <source>passphrases match</source>
        <translation>两次一致</translation>
    </message>
    <message>
        <source>passphrases do not match</source>
        <translation>两次不一致</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PassphraseForm</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Create file</source>
        <translation>创建文件</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PassphraseSheet</name>
    <message>
        <source>Lost passphrase…</source>
        <translation>口令已丢失…</translation>
    </message>
    <message>
        <source>Create file</source>
        <translation>创建文件</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Lost passphrase</source>
        <translation>口令已丢失</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>No keychain is available on this machine, so API keys and passwords are kept in an encrypted file protected by a passphrase. If it is lost, the keys must be entered again; indexed data is kept.</source>
        <translation>本机没有可用的密钥环，因此 API 密钥和密码保存在受口令保护的加密文件中。若口令丢失，需重新输入密钥；已索引的数据会保留。</translation>
    </message>
    <message>
        <source>The keys of this workspace are in an encrypted file. Without them, indexed data can be viewed, but endpoints that need a key are not used.</source>
        <translation>此工作区的密钥在加密文件中。没有它们，仍可查看已索引的数据，但需要密钥的端点不会使用。</translation>
    </message>
    <message>
        <source>Create a new secrets file</source>
        <translation>新建密钥文件</translation>
    </message>
    <message>
        <source>Every API key and password of this workspace must be entered again on the chain pages. Indexed data is kept. The locked file is kept next to the new one in case the passphrase is found.</source>
        <translation>此工作区的每个密钥和密码都需要在各链的页面上重新输入。已索引的内容会保留。已锁定的文件保留在新文件旁，以备找回口令。</translation>
    </message>
    <message>
        <source>Create new file</source>
        <translation>新建文件</translation>
    </message>
    <message>
        <source>Open without keys</source>
        <translation>不使用密钥打开</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PeriodButton</name>
    <message>
        <source>yesterday, UTC</source>
        <translation>昨天（UTC）</translation>
    </message>
    <message>
        <source>last 7 days, UTC</source>
        <translation>最近 7 天（UTC）</translation>
    </message>
    <message>
        <source>last 30 days, UTC</source>
        <translation>最近 30 天（UTC）</translation>
    </message>
    <message>
        <source>today, UTC</source>
        <translation>今天（UTC）</translation>
    </message>
    <message>
        <source>Period: %1</source>
        <translation>时段：%1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PhraseButton</name>
    <message>
        <source>Edit %1</source>
        <comment>a value of the sentence</comment>
        <translation>编辑 %1</translation>
    </message>
    <message>
        <source>Edit %1, not valid</source>
        <comment>a value of the sentence</comment>
        <translation>编辑 %1，无效</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PlanModel</name>
    <message>
        <source>Sequence</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>relay to the destination</source>
        <translation>中继到目标链</translation>
    </message>
    <message>
        <source>relay the acknowledgement</source>
        <translation>中继确认</translation>
    </message>
    <message>
        <source>relay the timeout</source>
        <translation>中继超时</translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation>无需处理</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PlanPane</name>
    <message>
        <source>Add to %1</source>
        <comment>time of the next run</comment>
        <translation>加入 %1 的运行</translation>
    </message>
    <message>
        <source>Rebuild now</source>
        <translation>立即重建</translation>
    </message>
    <message>
        <source>Vacuum now</source>
        <translation>立即清理</translation>
    </message>
    <message numerus="yes">
        <source>Rebuild %n indexes</source>
        <translation>
            <numerusform>重建 %n 个索引</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Vacuum %n tables</source>
        <translation>
            <numerusform>清理 %n 个表</numerusform>
        </translation>
    </message>
    <message>
        <source>Reads and writes continue. Each old index is dropped once its replacement is valid.</source>
        <translation>读写继续进行。新索引生效后，旧索引即被删除。</translation>
    </message>
    <message>
        <source>Reads and writes continue. The space of dead rows is used again by new rows.</source>
        <translation>读写继续进行。死行占用的空间会由新行重新使用。</translation>
    </message>
    <message>
        <source>Rows read</source>
        <translation>读取的行</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Extra disk while running</source>
        <translation>运行期间额外占用的磁盘</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>bytes needed; bytes free</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Transactions to wait for</source>
        <translation>需要等待的事务</translation>
    </message>
    <message>
        <source>%1, open for %2</source>
        <comment>count; duration</comment>
        <translation>%1，已打开 %2</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>after</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Copy the statements</source>
        <translation>复制语句</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>语句</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>statements</comment>
        <translation>
            <numerusform>还有 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Run now</source>
        <translation>立即运行</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>what needs it</source>
        <translation>需要维护的对象</translation>
    </message>
    <message>
        <source>Schedule (UTC)</source>
        <translation>计划（UTC）</translation>
    </message>
    <message>
        <source>Quiet hours (UTC)</source>
        <translation>空闲时段（UTC）</translation>
    </message>
    <message>
        <source>Next run</source>
        <translation>下次运行</translation>
    </message>
    <message>
        <source>when needed</source>
        <translation>需要时</translation>
    </message>
    <message>
        <source>Added to the next run</source>
        <translation>已加入下次运行</translation>
    </message>
    <message>
        <source>Last run</source>
        <translation>上次运行</translation>
    </message>
    <message>
        <source>It has not run yet.</source>
        <translation>尚未运行过。</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完成于</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>What a run would do now</source>
        <translation>现在运行会做什么</translation>
    </message>
    <message>
        <source>There is nothing to do now.</source>
        <translation>目前没有需要处理的内容。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PortfolioModel</name>
    <message>
        <source>Token</source>
        <translation>代币</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>链</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>Price, $</source>
        <translation>价格，$</translation>
    </message>
    <message>
        <source>Value, $</source>
        <translation>价值，$</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>份额</translation>
    </message>
    <message>
        <source>At block</source>
        <translation>区块</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>最近变化</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message numerus="yes">
        <source>%n chains</source>
        <translation>
            <numerusform>%n 条链</numerusform>
        </translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>未计入</translation>
    </message>
    <message>
        <source>The transfers of the contract do not explain its balances.</source>
        <translation>该合约的转账无法解释其余额。</translation>
    </message>
    <message>
        <source>Not all transfers since the token&apos;s start are counted.</source>
        <translation>自代币开始以来的转账尚未全部统计。</translation>
    </message>
    <message>
        <source>No price of this token is known.</source>
        <translation>此代币没有已知价格。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PortfolioPage</name>
    <message>
        <source>Opening balances:</source>
        <translation>期初余额：</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PortfolioTiles</name>
    <message>
        <source>Value</source>
        <translation>价值</translation>
    </message>
    <message>
        <source>Change, 24 h</source>
        <translation>24 小时变化</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>代币</translation>
    </message>
    <message>
        <source>Newest change</source>
        <translation>最新变化</translation>
    </message>
    <message>
        <source>Transfers of the last 24 hours at the present prices</source>
        <translation>过去 24 小时的转账，按当前价格</translation>
    </message>
    <message numerus="yes">
        <source>%n balances counted</source>
        <translation>
            <numerusform>已计入 %n 个余额</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not counted</source>
        <comment>balances</comment>
        <translation>
            <numerusform>%n 个未计入</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>on %n chains</source>
        <translation>
            <numerusform>在 %n 条链上</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfers in</source>
        <translation>
            <numerusform>转入 %n 笔</numerusform>
        </translation>
    </message>
    <message>
        <source>none in</source>
        <comment>transfers</comment>
        <translation>无转入</translation>
    </message>
    <message numerus="yes">
        <source>%n out</source>
        <comment>transfers</comment>
        <translation>
            <numerusform>转出 %n 笔</numerusform>
        </translation>
    </message>
    <message>
        <source>none out</source>
        <comment>transfers</comment>
        <translation>无转出</translation>
    </message>
    <message>
        <source>no transfer</source>
        <translation>无转账</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PriceCard</name>
    <message>
        <source>Price source</source>
        <translation>价格来源</translation>
    </message>
    <message>
        <source>Price table</source>
        <translation>价格表</translation>
    </message>
    <message>
        <source>Price feed</source>
        <translation>价格源</translation>
    </message>
    <message>
        <source>Pegged price</source>
        <translation>锚定价格</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Edit prices…</source>
        <translation>编辑价格…</translation>
    </message>
    <message numerus="yes">
        <source>%n prices, newest %1</source>
        <translation>
            <numerusform>%n 个价格，最新 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>in use, %1</source>
        <comment>number of prices</comment>
        <translation>使用中，%1</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>no price yet</source>
        <translation>尚无价格</translation>
    </message>
    <message>
        <source>off: no CoinGecko ID</source>
        <translation>关闭：没有 CoinGecko ID</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>without another price</source>
        <translation>在没有其他价格时</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PriceModel</name>
    <message>
        <source>Price, $</source>
        <translation>价格，$</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>生效时间</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PriceSheet</name>
    <message>
        <source>Prices</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Price table</source>
        <translation>价格表</translation>
    </message>
    <message>
        <source>From now</source>
        <translation>从现在起</translation>
    </message>
    <message>
        <source>Set price</source>
        <translation>设置价格</translation>
    </message>
    <message>
        <source>Prices of %1</source>
        <comment>token</comment>
        <translation>%1 的价格</translation>
    </message>
    <message>
        <source>The newest price before a day&apos;s end values its balances. Without one, a token with the stable flag is worth 1 USD, and others are not counted.</source>
        <translation>一天的余额按当天结束前最新的价格估值。没有价格时，带稳定币标志的代币价值 1 美元，其他代币不计入。</translation>
    </message>
    <message>
        <source>No price is stored for this token.</source>
        <translation>此代币没有已存储的价格。</translation>
    </message>
    <message>
        <source>A file has a head line: chain, contract, price and, if wanted, time.</source>
        <translation>文件有一行表头：chain、contract、price，如需要还有 time。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Price in USD</source>
        <translation>价格（美元）</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>生效时间</translation>
    </message>
    <message>
        <source>Import CSV…</source>
        <translation>导入 CSV…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Entered prices</source>
        <translation>手动输入的价格</translation>
    </message>
    <message>
        <source>Imported prices</source>
        <translation>已导入的价格</translation>
    </message>
    <message>
        <source>Prices of the feed</source>
        <translation>价格源的价格</translation>
    </message>
    <message>
        <source>All prices of this token</source>
        <translation>此代币的全部价格</translation>
    </message>
    <message>
        <source>The time is in the future. Enter an earlier one.</source>
        <translation>该时间在将来。请输入更早的时间。</translation>
    </message>
    <message>
        <source>The price is stored.</source>
        <translation>价格已存储。</translation>
    </message>
    <message>
        <source>Import prices</source>
        <translation>导入价格</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>Nothing was stored.</source>
        <translation>未存储任何内容。</translation>
    </message>
    <message numerus="yes">
        <source>%1 prices read, %2 stored, %3 unchanged.</source>
        <translation>
            <numerusform>读取 %1 个价格，存储 %2 个，%3 个未变。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n prices removed.</source>
        <translation>
            <numerusform>已删除 %n 个价格。</numerusform>
        </translation>
    </message>
    <message>
        <source>Price feed…</source>
        <translation>价格源…</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ProgressCard</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Fill gaps</source>
        <translation>补齐缺口</translation>
    </message>
    <message>
        <source>Reindex range…</source>
        <translation>重新索引范围…</translation>
    </message>
    <message>
        <source>Coverage of %1</source>
        <translation>%1 的覆盖范围</translation>
    </message>
    <message numerus="yes">
        <source>of %1 blocks</source>
        <translation>
            <numerusform>/ %1 个区块</numerusform>
        </translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>blocks/s</source>
        <translation>区块/秒</translation>
    </message>
    <message>
        <source>rows/s</source>
        <translation>行/秒</translation>
    </message>
    <message>
        <source>left, completes around %1</source>
        <translation>剩余，约 %1 完成</translation>
    </message>
    <message>
        <source>queued, oldest %1</source>
        <translation>在队列中，最早 %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 blocks</source>
        <translation>
            <numerusform>%1 个区块</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>gaps, %1</source>
        <comment>behind their number, with the blocks in them</comment>
        <translation>
            <numerusform>个缺口，%1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ProgressForm</name>
    <message>
        <source>Workspace folder</source>
        <translation>工作区文件夹</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>数据表</translation>
    </message>
    <message>
        <source>Secret store</source>
        <translation>机密存储</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Connecting to the server</source>
        <translation>正在连接服务器</translation>
    </message>
    <message>
        <source>Setting up on this machine</source>
        <translation>正在本机设置</translation>
    </message>
    <message>
        <source>Only Signalbox&apos;s own schemas are changed on the server.</source>
        <translation>服务器上只更改 Signalbox 自己的模式。</translation>
    </message>
    <message>
        <source>This takes a few seconds.</source>
        <translation>需要几秒钟。</translation>
    </message>
    <message>
        <source>Setup stopped. No data was lost. Fix the cause, then retry.</source>
        <translation>设置已停止。没有丢失任何数据。请排除原因后重试。</translation>
    </message>
    <message>
        <source>The system keychain has not responded yet. It may be waiting for its password: check for its window, or keep the keys in an encrypted file.</source>
        <translation>系统钥匙串尚未应答。它可能在等待自己的密码：请查看其窗口，或将密钥保存到加密文件中。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ProgressLine</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::QuarantineCard</name>
    <message>
        <source>Failed items</source>
        <translation>失败项</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Retry the selected items</source>
        <translation>重试所选项目</translation>
    </message>
    <message>
        <source>Skip the selected items</source>
        <translation>跳过所选项目</translation>
    </message>
    <message>
        <source>No failed items. Every log was decoded and stored.</source>
        <translation>没有失败项：每条日志都已解码并存储。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::QuarantineTableModel</name>
    <message>
        <source>Block</source>
        <translation>区块</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>起始时间</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>已解决</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::Queries</name>
    <message>
        <source>Address on every chain</source>
        <translation>一个地址在各条链上</translation>
    </message>
    <message>
        <source>Balance, stake and last change of an address on each chain.</source>
        <translation>逐链列出一个地址的余额、质押和最近一次变化。</translation>
    </message>
    <message>
        <source>Accounts and balances of each chain</source>
        <translation>各链的账户与余额</translation>
    </message>
    <message>
        <source>Number of accounts, total balance and newest change of each chain.</source>
        <translation>每条链有多少账户、持有多少，以及其中最新的变化。</translation>
    </message>
    <message>
        <source>Largest holders across all chains</source>
        <translation>所有链上最大的持有者</translation>
    </message>
    <message>
        <source>Addresses by total balance and stake on all chains.</source>
        <translation>按所有链上余额与质押之和排列的地址。</translation>
    </message>
    <message>
        <source>Account history</source>
        <translation>账户的历史</translation>
    </message>
    <message>
        <source>Changes of one account on one chain, newest first.</source>
        <translation>一条链上一个账户的每次变化，最新的在前。</translation>
    </message>
    <message>
        <source>Accounts at a height</source>
        <translation>某一高度的账户</translation>
    </message>
    <message>
        <source>Balances of one chain after a given block, in pages of 100 from the first address.</source>
        <translation>一条链在某个区块之后的余额，从第一个地址起每页 100 行。</translation>
    </message>
    <message>
        <source>Rewards and slashes by day</source>
        <translation>每日奖励与罚没</translation>
    </message>
    <message>
        <source>Rewards and slashes of the accounts of one chain per day.</source>
        <translation>一条链的账户每天得到的奖励和被罚没的数额。</translation>
    </message>
    <message>
        <source>Stake by chain and status</source>
        <translation>各链按状态的质押</translation>
    </message>
    <message>
        <source>Number and stake of validators and delegates of every chain by current status.</source>
        <translation>每条链的验证者与委托者，按当前状态计数并求和。</translation>
    </message>
    <message>
        <source>Largest validators</source>
        <translation>最大的验证者</translation>
    </message>
    <message>
        <source>Validators with the largest stakes across all chains, with their missed blocks.</source>
        <translation>所有链上质押最多的验证者，以及它们错过的区块。</translation>
    </message>
    <message>
        <source>Validators that miss blocks</source>
        <translation>错过区块的验证者</translation>
    </message>
    <message>
        <source>Missed blocks within the current window, across all chains.</source>
        <translation>所有链上当前窗口内错过的区块。</translation>
    </message>
    <message>
        <source>Double signing</source>
        <translation>双重签名</translation>
    </message>
    <message>
        <source>Evidence against validators, across all chains.</source>
        <translation>所有链上针对验证者的证据。</translation>
    </message>
    <message>
        <source>Committees and their members</source>
        <translation>委员会及其成员</translation>
    </message>
    <message>
        <source>Current members and stake of each committee of one chain.</source>
        <translation>一条链上目前谁在哪个委员会，以及其背后的质押。</translation>
    </message>
    <message>
        <source>Committee payments</source>
        <translation>委员会的支付</translation>
    </message>
    <message>
        <source>Recipients and shares of committee rewards by the newest certificates, across all chains.</source>
        <translation>所有链上，按最新证书谁分得委员会奖励的多少。</translation>
    </message>
    <message>
        <source>Liquidity pools</source>
        <translation>流动性池</translation>
    </message>
    <message>
        <source>Liquidity pools of all chains by amount.</source>
        <translation>所有链的流动性池，按池中数额排列。</translation>
    </message>
    <message>
        <source>Liquidity positions</source>
        <translation>流动性头寸</translation>
    </message>
    <message>
        <source>Holders of points in liquidity pools, with their share of the pool and its value.</source>
        <translation>流动性池中持有点数的地址，及其在池中的份额和价值。</translation>
    </message>
    <message>
        <source>Open orders</source>
        <translation>未完成的订单</translation>
    </message>
    <message>
        <source>Open orders of the order book across all chains, with the price per unit.</source>
        <translation>所有链上订单簿中目前未完成的订单，以及每单位的要价。</translation>
    </message>
    <message>
        <source>Orders by status</source>
        <translation>订单的结果</translation>
    </message>
    <message>
        <source>Number and amount for sale of the orders of every chain by status.</source>
        <translation>每条链的订单按状态统计：有多少笔，出售了多少。</translation>
    </message>
    <message>
        <source>Limit orders of the DEX</source>
        <translation>DEX 的限价单</translation>
    </message>
    <message>
        <source>Newest limit orders across all chains, with their outcome.</source>
        <translation>所有链上最新的限价单及其结果。</translation>
    </message>
    <message>
        <source>Deposits and withdrawals of the DEX</source>
        <translation>DEX 的存入与取出</translation>
    </message>
    <message>
        <source>Newest liquidity deposits and withdrawals across all chains.</source>
        <translation>所有链上最新的流动性存入与取出。</translation>
    </message>
    <message>
        <source>Prices of the DEX over time</source>
        <translation>DEX 价格走势</translation>
    </message>
    <message>
        <source>Changes of a pair&apos;s pools on one chain, with the resulting price.</source>
        <translation>一条链上交易对两侧池子的每次变化，以及随之而来的价格。</translation>
    </message>
    <message>
        <source>Newest transactions</source>
        <translation>最新交易</translation>
    </message>
    <message>
        <source>Newest transactions of one chain.</source>
        <translation>一条链上最新的交易。</translation>
    </message>
    <message>
        <source>Transactions by type</source>
        <translation>按类型的交易</translation>
    </message>
    <message>
        <source>Number, amount and fees of the transactions of one chain by type.</source>
        <translation>一条链的交易做了什么：每种类型有多少笔、转移了多少、支付了多少。</translation>
    </message>
    <message>
        <source>Transactions of an address</source>
        <translation>一个地址的交易</translation>
    </message>
    <message>
        <source>Transactions that an address signed or received on one chain, newest first.</source>
        <translation>一个地址在一条链上签署或收到的交易，最新的在前。</translation>
    </message>
    <message>
        <source>Events by type</source>
        <translation>按类型的事件</translation>
    </message>
    <message>
        <source>Number and amount of the events of one chain by type.</source>
        <translation>一条链上发生了什么：每种类型有多少事件、转移了多少。</translation>
    </message>
    <message>
        <source>Slashes and automatic pauses</source>
        <translation>罚没与自动暂停</translation>
    </message>
    <message>
        <source>Newest slashes and automatic pauses of validators on one chain.</source>
        <translation>一条链上最近影响验证者的事件。</translation>
    </message>
    <message>
        <source>Newest blocks</source>
        <translation>最新区块</translation>
    </message>
    <message>
        <source>Newest blocks of one chain, with their content and the seconds since the previous block.</source>
        <translation>一条链上最新的区块、其中的内容，以及距前一区块的秒数。</translation>
    </message>
    <message>
        <source>Activity of each chain by day</source>
        <translation>各链每日活动</translation>
    </message>
    <message>
        <source>Blocks, transactions, events and swaps of every chain per day.</source>
        <translation>每条链每天的区块、交易、事件和兑换。</translation>
    </message>
    <message>
        <source>Supply over time</source>
        <translation>供应量变化</translation>
    </message>
    <message>
        <source>Changes of one chain&apos;s supply, with its staked share.</source>
        <translation>一条链供应量的每次变化，以及其中质押的部分。</translation>
    </message>
    <message>
        <source>Polls</source>
        <translation>投票</translation>
    </message>
    <message>
        <source>Newest state of each poll of one chain.</source>
        <translation>一条链上每个投票的最新状态。</translation>
    </message>
    <message>
        <source>Indexing time</source>
        <translation>索引耗时</translation>
    </message>
    <message>
        <source>Blocks indexed per hour on each chain, with the average time per block.</source>
        <translation>各链按索引的小时统计的区块数，以及每个区块的平均用时。</translation>
    </message>
    <message>
        <source>Rows in the global tables</source>
        <translation>全局表中的行数</translation>
    </message>
    <message>
        <source>Number of keys and newest height of each chain in the larger global tables.</source>
        <translation>每条链在较大的全局表中的键数和最新高度。</translation>
    </message>
    <message>
        <source>Endpoints of Canopy chains</source>
        <translation>Canopy 链的端点</translation>
    </message>
    <message>
        <source>Health, height and latency of each endpoint, as last seen.</source>
        <translation>每个端点最近一次的健康状态、高度和延迟。</translation>
    </message>
    <message>
        <source>Newest transfers</source>
        <translation>最新转账</translation>
    </message>
    <message>
        <source>Newest ERC-20 transfers of one chain, in the token&apos;s smallest unit.</source>
        <translation>一条链上最新的 ERC-20 转账，以代币的最小单位表示。</translation>
    </message>
    <message>
        <source>Transfers by token</source>
        <translation>按代币的转账</translation>
    </message>
    <message>
        <source>Tokens of one chain by number of transfers, with their senders and receivers.</source>
        <translation>一条链上的代币按转账笔数排列，以及发送者和接收者的数量。</translation>
    </message>
    <message>
        <source>Transfers of an address by token</source>
        <translation>某地址按代币统计的转账</translation>
    </message>
    <message>
        <source>Amounts that one address sent and received on one chain, by token.</source>
        <translation>一个地址在一条链上的转账，按代币求和。</translation>
    </message>
    <message>
        <source>Reorgs</source>
        <translation>链重组</translation>
    </message>
    <message>
        <source>Undone blocks of one chain, newest first.</source>
        <translation>一条链上被撤销的区块，最新的在前。</translation>
    </message>
    <message>
        <source>Registry events by type</source>
        <translation>按类型的注册表事件</translation>
    </message>
    <message>
        <source>Number and newest of the ERC-8004 events of every chain by type.</source>
        <translation>每条链的 ERC-8004 事件：每种类型有多少，以及最新的时间。</translation>
    </message>
    <message>
        <source>Agent feedback</source>
        <translation>智能体的反馈</translation>
    </message>
    <message>
        <source>Agents by feedback received: count, number of clients and average.</source>
        <translation>智能体按收到的反馈排列：有多少、来自多少客户，以及平均值。</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>覆盖范围</translation>
    </message>
    <message>
        <source>Stored block ranges of each stream; more than one row means a gap.</source>
        <translation>逐数据流列出已存的区块范围：多于一行即有缺口。</translation>
    </message>
    <message>
        <source>Lag of each chain by hour</source>
        <translation>各链每小时的落后</translation>
    </message>
    <message>
        <source>Rows, blocks and worst lag of every chain in the last 24 hours.</source>
        <translation>最近一天每条链的行数、区块数和最大落后。</translation>
    </message>
    <message>
        <source>Operator commands</source>
        <translation>操作命令</translation>
    </message>
    <message>
        <source>Newest operator commands with their outcome.</source>
        <translation>操作员最近的命令及其结果。</translation>
    </message>
    <message>
        <source>Largest tables</source>
        <translation>最大的表</translation>
    </message>
    <message>
        <source>Disk space of each table including its indexes, with the planner&apos;s row estimate.</source>
        <translation>每个表（含索引）占用的磁盘，以及规划器所知的行数。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::QueueActions</name>
    <message numerus="yes">
        <source>%n chains</source>
        <translation>
            <numerusform>%n 条链</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discard %n items</source>
        <translation>
            <numerusform>丢弃 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>The stored change of each item is dropped, and its balance is recalculated from all stored transfers of the holder instead. Nothing is lost: the transfers are kept.</source>
        <translation>每一项已存的变动将被丢弃，改为根据该持有者的全部已存转账重新计算余额。不会丢失任何数据：转账仍会保留。</translation>
    </message>
    <message>
        <source>The items are removed and queued again as recalculations from all stored transfers of the holders. Nothing is lost: the transfers are kept.</source>
        <translation>这些项将被移除，并作为对持有者全部已存转账的重新计算再次排队。不会丢失任何数据：转账仍会保留。</translation>
    </message>
    <message>
        <source>Until then the balances lack these changes. A recalculation reads more rows than a retry: if the cause of the error is over, retry instead.</source>
        <translation>在此之前，余额不包含这些变动。重新计算读取的行比重试多：如果出错原因已消除，请改用重试。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::QueueBadge</name>
    <message numerus="yes">
        <source>%n failed items in the balance queues</source>
        <translation>
            <numerusform>余额队列中有 %n 个失败项</numerusform>
        </translation>
    </message>
    <message>
        <source>balance queue %1</source>
        <comment>number of items</comment>
        <translation>余额队列 %1</translation>
    </message>
    <message>
        <source>failed %1</source>
        <comment>number of items</comment>
        <translation>失败 %1</translation>
    </message>
    <message>
        <source>Balance updates that wait, and those whose attempts are used up. Opens the failed items.</source>
        <translation>等待中的余额更新，以及尝试次数已用尽的余额更新。点击打开失败项。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::QueueCharts</name>
    <message>
        <source>Depth</source>
        <translation>深度</translation>
    </message>
    <message>
        <source>Oldest waiting item</source>
        <translation>最早的等待项</translation>
    </message>
    <message>
        <source>No samples in this range yet. One is recorded every 10 seconds.</source>
        <translation>此范围内尚无样本。每 10 秒记录一个样本。</translation>
    </message>
    <message>
        <source>Depth of the balance queues over time</source>
        <translation>余额队列深度随时间的变化</translation>
    </message>
    <message>
        <source>Age of the oldest waiting item of each chain over time</source>
        <translation>各链最早等待项的等待时长随时间的变化</translation>
    </message>
    <message>
        <source>limit %1</source>
        <comment>of the age of an item</comment>
        <translation>上限 %1</translation>
    </message>
    <message>
        <source>others</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::QueueConfigModel</name>
    <message>
        <source>Chain</source>
        <translation>链</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>取值</translation>
    </message>
    <message>
        <source>Whether the chain has its own values or uses the defaults</source>
        <translation>该链使用自己的值还是默认值</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>默认值</translation>
    </message>
    <message>
        <source>own</source>
        <comment>values of a chain</comment>
        <translation>自有</translation>
    </message>
    <message>
        <source>defaults</source>
        <comment>values of a chain</comment>
        <translation>默认</translation>
    </message>
    <message>
        <source>on</source>
        <comment>a queue is enabled</comment>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <comment>a queue is disabled</comment>
        <translation>关</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>尚未保存</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::QueueConfigPage</name>
    <message>
        <source>Use defaults</source>
        <translation>使用默认值</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Configuration of the balance queues</source>
        <translation>余额队列的配置</translation>
    </message>
    <message>
        <source>The selected chain uses the defaults again</source>
        <translation>所选的链重新使用默认值</translation>
    </message>
    <message>
        <source>No chain has a balance queue yet.</source>
        <translation>尚无任何链有余额队列。</translation>
    </message>
    <message>
        <source>The configuration could not be read. %1 Press F5 to retry.</source>
        <translation>无法读取配置。%1 按 F5 重试。</translation>
    </message>
    <message numerus="yes">
        <source>Save %n changes</source>
        <comment>rows of a table</comment>
        <translation>
            <numerusform>保存 %n 处更改</numerusform>
        </translation>
    </message>
    <message>
        <source>A value is outside its limits. Correct it to save.</source>
        <translation>有值超出限制。请更正后再保存。</translation>
    </message>
    <message numerus="yes">
        <source>Saving stops %n queues: their balances stay as they are until the queues are enabled again. No update is lost.</source>
        <translation>
            <numerusform>保存会停止 %n 个队列：在重新启用之前，其余额保持不变。不会丢失任何更新。</numerusform>
        </translation>
    </message>
    <message>
        <source>The defaults were not saved.</source>
        <translation>默认值未保存。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::QueueConfigRules</name>
    <message>
        <source>%1 to %2</source>
        <comment>limits of a number</comment>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Interval, s</source>
        <translation>间隔（秒）</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>Boost after, h</source>
        <translation>提升等待（小时）</translation>
    </message>
    <message>
        <source>Retry delay, ms</source>
        <translation>重试延迟（毫秒）</translation>
    </message>
    <message>
        <source>Longest delay, ms</source>
        <translation>最长延迟（毫秒）</translation>
    </message>
    <message>
        <source>Items that are processed in one transaction.</source>
        <translation>一个事务中处理的项数。</translation>
    </message>
    <message>
        <source>Seconds between batches. New items start a batch at once.</source>
        <translation>两批之间的秒数。新项会立即开始一批。</translation>
    </message>
    <message>
        <source>Attempts until an item fails, including the first.</source>
        <translation>一项失败前的尝试次数，包括第一次。</translation>
    </message>
    <message>
        <source>Hours after which the priority of a waiting item rises by 1.</source>
        <translation>等待项的优先级提升 1 级所需的小时数。</translation>
    </message>
    <message>
        <source>Milliseconds before the first retry, doubled after each attempt.</source>
        <translation>第一次重试前的毫秒数，每次尝试后加倍。</translation>
    </message>
    <message>
        <source>The delay is not doubled beyond this number of milliseconds.</source>
        <translation>延迟加倍的上限，以毫秒计。</translation>
    </message>
    <message>
        <source>From %1.</source>
        <comment>limits: 1 to 100</comment>
        <translation>范围：%1。</translation>
    </message>
    <message>
        <source>%1: enter %2.</source>
        <comment>field, limits</comment>
        <translation>%1：请输入 %2。</translation>
    </message>
    <message>
        <source>The longest delay must not be below the first one.</source>
        <translation>最长延迟不得小于第一次的延迟。</translation>
    </message>
    <message numerus="yes">
        <source>Stops the queues of %n chains that use the defaults.</source>
        <translation>
            <numerusform>停止使用默认值的 %n 条链的队列。</numerusform>
        </translation>
    </message>
    <message>
        <source>Stops the queue: items wait until it is enabled.</source>
        <translation>停止队列：各项等待，直到重新启用。</translation>
    </message>
    <message>
        <source>No retries: an item fails at its first error.</source>
        <translation>不重试：一项在第一次出错时即失败。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::QueueExport</name>
    <message>
        <source>Export items</source>
        <translation>导出各项</translation>
    </message>
    <message>
        <source>CSV files (*.csv);;JSON files (*.json)</source>
        <translation>CSV 文件 (*.csv);;JSON 文件 (*.json)</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::QueueFilterBar</name>
    <message>
        <source>Items by state</source>
        <translation>按状态列出各项</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>state and number of items</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>items</comment>
        <translation>失败</translation>
    </message>
    <message>
        <source>Retrying</source>
        <comment>items</comment>
        <translation>重试中</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>items</comment>
        <translation>等待</translation>
    </message>
    <message>
        <source>chain</source>
        <translation>链</translation>
    </message>
    <message numerus="yes">
        <source>%n chains</source>
        <translation>
            <numerusform>%n 条链</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::QueueItemList</name>
    <message>
        <source>No item waits for a retry.</source>
        <translation>没有等待重试的项。</translation>
    </message>
    <message>
        <source>No item waits: the queue is empty.</source>
        <translation>没有等待的项：队列为空。</translation>
    </message>
    <message>
        <source>No failed items. Balance updates whose attempts are used up are listed here.</source>
        <translation>没有失败项。尝试次数已用尽的余额更新会列在这里。</translation>
    </message>
    <message>
        <source>Items of the balance queues</source>
        <translation>余额队列的各项</translation>
    </message>
    <message>
        <source>Select all items</source>
        <translation>选择所有项</translation>
    </message>
    <message>
        <source>The items could not be read. %1 Press F5 to retry.</source>
        <translation>无法读取各项。%1 按 F5 重试。</translation>
    </message>
    <message>
        <source>The selected chains have no such items.</source>
        <translation>所选的链没有此类项。</translation>
    </message>
    <message>
        <source>The newest %1 items are listed. Export writes more.</source>
        <translation>列出最新的 %1 项。导出可写入更多。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::QueueItemModel</name>
    <message>
        <source>Failed</source>
        <comment>time of a failure</comment>
        <translation>失败时间</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>链</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>代币</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>持有者</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>最近的错误</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Recalculates the balance from all stored transfers.</source>
        <translation>根据全部已存转账重新计算余额。</translation>
    </message>
    <message>
        <source>Adds %1 units from %2 to the balance.</source>
        <comment>delta; number of transfers</comment>
        <translation>将来自 %2的 %1 个单位加到余额。</translation>
    </message>
    <message numerus="yes">
        <source>%n transfers</source>
        <translation>
            <numerusform>%n 笔转账</numerusform>
        </translation>
    </message>
    <message>
        <source>Last attempt</source>
        <translation>上次尝试</translation>
    </message>
    <message>
        <source>Queued</source>
        <comment>time</comment>
        <translation>排队时间</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>attempts</comment>
        <translation>%1/%2</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::QueueItems</name>
    <message>
        <source>Retry all</source>
        <translation>全部重试</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>丢弃…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message numerus="yes">
        <source>Retry %n selected</source>
        <translation>
            <numerusform>重试所选的 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>All items that failed or wait for a retry</source>
        <translation>所有失败或等待重试的项</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::QueueScreen</name>
    <message>
        <source>The queues of balance updates of EVM chains are shown here. Add an EVM chain to begin.</source>
        <translation>这里显示 EVM 链的余额更新队列。请先添加一条 EVM 链。</translation>
    </message>
    <message>
        <source>Add a chain</source>
        <translation>添加链</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>The queues could not be read.</source>
        <translation>无法读取队列。</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Show failed items of the balance queues</source>
        <translation>显示余额队列的失败项</translation>
    </message>
    <message>
        <source>Show waiting items of the balance queues</source>
        <translation>显示余额队列的等待项</translation>
    </message>
    <message>
        <source>Configure the balance queues</source>
        <translation>配置余额队列</translation>
    </message>
    <message>
        <source>Change the thresholds of the balance queues</source>
        <translation>更改余额队列的阈值</translation>
    </message>
    <message>
        <source>Retry all failed items of the balance queues</source>
        <translation>重试余额队列的所有失败项</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::QueueStrip</name>
    <message>
        <source>Opens the queue of this chain&apos;s balance updates.</source>
        <translation>打开此链的余额更新队列。</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>最早</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>重试中</translation>
    </message>
    <message>
        <source>Done/s</source>
        <translation>完成/秒</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>Balance queue</source>
        <translation>余额队列</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::QueueTable</name>
    <message>
        <source>Balance queue</source>
        <translation>余额队列</translation>
    </message>
    <message>
        <source>one row per chain</source>
        <translation>每条链一行</translation>
    </message>
    <message>
        <source>No chain has a balance queue yet. One is created with the first indexed transfers.</source>
        <translation>尚无任何链有余额队列。索引到第一批转账时会创建。</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Show failed items</source>
        <translation>显示失败项</translation>
    </message>
    <message>
        <source>Retry all failed items</source>
        <translation>重试所有失败项</translation>
    </message>
    <message>
        <source>Show configuration</source>
        <translation>显示配置</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::QueueTableModel</name>
    <message>
        <source>Chain</source>
        <translation>链</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Items that wait for a batch</source>
        <translation>等待批处理的项</translation>
    </message>
    <message>
        <source>In work</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>重试中</translation>
    </message>
    <message>
        <source>Items that wait for a retry after an error</source>
        <translation>出错后等待重试的项</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Items whose attempts are used up</source>
        <translation>尝试次数已用尽的项</translation>
    </message>
    <message>
        <source>Done/s</source>
        <translation>完成/秒</translation>
    </message>
    <message>
        <source>Errors/h</source>
        <translation>错误/小时</translation>
    </message>
    <message>
        <source>Failed attempts in the last hour</source>
        <translation>最近一小时内失败的尝试</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>95 % of the items took at most this long to process</source>
        <translation>95% 的项的处理时间不超过此值</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>最早</translation>
    </message>
    <message>
        <source>Age of the oldest item</source>
        <translation>最早一项的等待时长</translation>
    </message>
    <message>
        <source>Depth, last 1 h</source>
        <translation>深度，最近 1 小时</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message numerus="yes">
        <source>All %n chains</source>
        <translation>
            <numerusform>全部 %n 条链</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::QueueTabs</name>
    <message>
        <source>Items and settings of the queues</source>
        <translation>队列的各项与设置</translation>
    </message>
    <message>
        <source>Queue sections</source>
        <translation>队列的分区</translation>
    </message>
    <message>
        <source>Failed items</source>
        <translation>失败项</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Failed items, %1</source>
        <comment>and their number</comment>
        <translation>失败项，%1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::QueueThresholdRules</name>
    <message>
        <source>Empty: not checked.</source>
        <translation>留空：不检查。</translation>
    </message>
    <message>
        <source>high load</source>
        <comment>state of a queue</comment>
        <translation>高负载</translation>
    </message>
    <message>
        <source>delayed</source>
        <comment>state of a queue</comment>
        <translation>已延误</translation>
    </message>
    <message>
        <source>errors</source>
        <comment>state of a queue</comment>
        <translation>出错</translation>
    </message>
    <message>
        <source>Waiting items above</source>
        <translation>等待项多于</translation>
    </message>
    <message>
        <source>items</source>
        <translation>项</translation>
    </message>
    <message>
        <source>Time to drain above</source>
        <translation>清空时间超过</translation>
    </message>
    <message>
        <source>s</source>
        <comment>unit: seconds</comment>
        <translation>秒</translation>
    </message>
    <message>
        <source>At the present rate. Empty: not checked.</source>
        <translation>按当前速率。留空：不检查。</translation>
    </message>
    <message>
        <source>Oldest item above</source>
        <translation>最早一项超过</translation>
    </message>
    <message>
        <source>The dashed line of the chart.</source>
        <translation>图表中的虚线。</translation>
    </message>
    <message>
        <source>Failed attempts above</source>
        <translation>失败的尝试多于</translation>
    </message>
    <message>
        <source>per hour</source>
        <translation>次/小时</translation>
    </message>
    <message>
        <source>A state ends below</source>
        <translation>状态结束于低于</translation>
    </message>
    <message>
        <source>% of its threshold</source>
        <translation>% 的阈值</translation>
    </message>
    <message>
        <source>Keeps a state from alternating near its threshold.</source>
        <translation>避免状态在阈值附近反复变化。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::QueueThresholdsPage</name>
    <message>
        <source>Presets of thresholds</source>
        <translation>阈值的预设</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Own values</source>
        <translation>自有值</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>取值</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>field, unit</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>state, field, unit</comment>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>The thresholds could not be read.</source>
        <translation>无法读取阈值。</translation>
    </message>
    <message>
        <source>Enter a number within the limits to save.</source>
        <translation>请输入限制内的数字再保存。</translation>
    </message>
    <message>
        <source>Applies to the queues of all chains.</source>
        <translation>适用于所有链的队列。</translation>
    </message>
    <message>
        <source>The thresholds were not saved.</source>
        <translation>阈值未保存。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::QueueTile</name>
    <message>
        <source>Balance queue</source>
        <translation>余额队列</translation>
    </message>
    <message>
        <source>Balance updates that wait to be applied, and the age of the oldest. Opens the queue.</source>
        <translation>等待应用的余额更新，以及其中最早一项的等待时长。点击打开队列。</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <comment>number of items</comment>
        <translation>%1 失败</translation>
    </message>
    <message>
        <source>oldest %1</source>
        <comment>age</comment>
        <translation>最早 %1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::QueueWords</name>
    <message>
        <source>disabled</source>
        <comment>state of a queue</comment>
        <translation>已停用</translation>
    </message>
    <message>
        <source>healthy</source>
        <comment>state of a queue</comment>
        <translation>正常</translation>
    </message>
    <message>
        <source>high load</source>
        <comment>state of a queue</comment>
        <translation>高负载</translation>
    </message>
    <message>
        <source>delayed</source>
        <comment>state of a queue</comment>
        <translation>已延误</translation>
    </message>
    <message>
        <source>errors</source>
        <comment>state of a queue</comment>
        <translation>出错</translation>
    </message>
    <message>
        <source>items wait until the queue is enabled</source>
        <translation>各项等待，直到启用队列</translation>
    </message>
    <message numerus="yes">
        <source>%n failed items</source>
        <translation>
            <numerusform>%n 个失败项</numerusform>
        </translation>
    </message>
    <message>
        <source>waiting</source>
        <comment>state of an item</comment>
        <translation>等待</translation>
    </message>
    <message>
        <source>in work</source>
        <comment>state of an item</comment>
        <translation>处理中</translation>
    </message>
    <message>
        <source>retrying</source>
        <comment>state of an item</comment>
        <translation>重试中</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>state of an item</comment>
        <translation>失败</translation>
    </message>
    <message>
        <source>recalculate</source>
        <comment>type of an item</comment>
        <translation>重新计算</translation>
    </message>
    <message>
        <source>apply</source>
        <comment>type of an item</comment>
        <translation>应用</translation>
    </message>
    <message>
        <source>next batch</source>
        <translation>下一批</translation>
    </message>
    <message>
        <source>retry %1</source>
        <comment>retry in 8 s</comment>
        <translation>%1重试</translation>
    </message>
    <message>
        <source>retry</source>
        <comment>next step</comment>
        <translation>重试</translation>
    </message>
    <message>
        <source>check the token, then retry</source>
        <translation>检查代币后重试</translation>
    </message>
    <message>
        <source>discard to recalculate it</source>
        <translation>丢弃以重新计算</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::Rail</name>
    <message>
        <source>Screens</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RawCard</name>
    <message>
        <source>Raw</source>
        <translation>原始数据</translation>
    </message>
    <message>
        <source>Raw parts of the packet</source>
        <translation>数据包的各项原始数据</translation>
    </message>
    <message>
        <source>data</source>
        <comment>of a packet</comment>
        <translation>数据</translation>
    </message>
    <message>
        <source>ack</source>
        <comment>acknowledgement of a packet</comment>
        <translation>确认</translation>
    </message>
    <message>
        <source>event</source>
        <comment>of a packet</comment>
        <translation>事件</translation>
    </message>
    <message>
        <source>hex</source>
        <comment>data of a packet</comment>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>Copy the raw part</source>
        <translation>复制此项原始数据</translation>
    </message>
    <message>
        <source>Raw part of the packet</source>
        <translation>数据包的原始数据项</translation>
    </message>
    <message>
        <source>Data of the packet as hex</source>
        <translation>数据包数据的十六进制</translation>
    </message>
    <message>
        <source>Copy the commitment</source>
        <translation>复制承诺</translation>
    </message>
    <message>
        <source>Commitment</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>No acknowledgement was seen.</source>
        <translation>未见到确认。</translation>
    </message>
    <message numerus="yes">
        <source>%1 bytes</source>
        <translation>
            <numerusform>%1 字节</numerusform>
        </translation>
    </message>
    <message>
        <source>not known without the data</source>
        <translation>缺少数据，无法得知</translation>
    </message>
    <message>
        <source>The data was not seen.</source>
        <translation>未见到数据。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RecalculateSheet</name>
    <message>
        <source>Recalculate %1</source>
        <comment>token</comment>
        <translation>重新计算 %1</translation>
    </message>
    <message>
        <source>Balances are computed again from the stored transfers and replace the present ones. Indexing continues.</source>
        <translation>余额将由已存储的转账重新计算，并替换当前余额。索引继续进行。</translation>
    </message>
    <message>
        <source>All holders (%1)</source>
        <comment>number</comment>
        <translation>全部持有者（%1）</translation>
    </message>
    <message>
        <source>One holder</source>
        <translation>一个持有者</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>持有者</translation>
    </message>
    <message>
        <source>Recalculate</source>
        <translation>重新计算</translation>
    </message>
    <message>
        <source>Rebuild balances of %1</source>
        <comment>chain</comment>
        <translation>重建 %1 的余额</translation>
    </message>
    <message>
        <source>Rebuild</source>
        <translation>重建</translation>
    </message>
    <message>
        <source>All balances of the chain are removed and its stored transfers are counted from the beginning. Until that is done its balances are not complete. Indexing continues.</source>
        <translation>该链的全部余额将被删除，并从头统计其已存储的转账。在完成之前，其余额不完整。索引继续进行。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RecordModel</name>
    <message>
        <source>At block</source>
        <translation>于区块</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>区块</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Rewards</source>
        <translation>奖励</translation>
    </message>
    <message>
        <source>Slashes</source>
        <translation>罚没</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RelayModel</name>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Relayer</source>
        <translation>中继器</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>软件</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>交易</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Position of the transaction in its block.</source>
        <translation>交易在其区块中的位置。</translation>
    </message>
    <message>
        <source>After</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Time since the relay became possible.</source>
        <translation>自可以中继起经过的时间。</translation>
    </message>
    <message>
        <source>Fee paid</source>
        <translation>支付的费用</translation>
    </message>
    <message>
        <source>won</source>
        <comment>relay</comment>
        <translation>胜出</translation>
    </message>
    <message>
        <source>lost</source>
        <comment>relay</comment>
        <translation>落败</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>未注明</translation>
    </message>
    <message>
        <source>none seen</source>
        <comment>relays</comment>
        <translation>未见到</translation>
    </message>
    <message numerus="yes">
        <source>%n relays</source>
        <translation>
            <numerusform>%n 次中继</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n relayers</source>
        <translation>
            <numerusform>%n 个中继器</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n won</source>
        <comment>relays</comment>
        <translation>
            <numerusform>胜出 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>yours</source>
        <comment>relayer of this workspace</comment>
        <translation>自有</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RelayerModel</name>
    <message>
        <source>Relayer</source>
        <translation>中继器</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>链</translation>
    </message>
    <message>
        <source>Relays</source>
        <translation>中继</translation>
    </message>
    <message>
        <source>Won</source>
        <comment>share of relays</comment>
        <translation>胜率</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>胜出</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>落败</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>成功率</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>响应时间</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Fees paid</source>
        <translation>支付的费用</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>软件</translation>
    </message>
    <message>
        <source>Last relay</source>
        <translation>最近中继</translation>
    </message>
    <message>
        <source>Median time from when a packet could be relayed until this relayer relayed it.</source>
        <translation>从数据包可以中继到由此中继器中继的时间中位数。</translation>
    </message>
    <message>
        <source>0 to 100, by success, number of relays and response time.</source>
        <translation>0 到 100，按成功率、中继次数和响应时间计算。</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>未注明</translation>
    </message>
    <message>
        <source>yours</source>
        <comment>relayer of this workspace</comment>
        <translation>自有</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RelayersPage</name>
    <message>
        <source>Relayers</source>
        <translation>中继器</translation>
    </message>
    <message>
        <source>first to relay a packet wins it</source>
        <translation>最先中继数据包者胜出</translation>
    </message>
    <message>
        <source>Chain of the relayers</source>
        <translation>中继器所在的链</translation>
    </message>
    <message>
        <source>All chains</source>
        <translation>全部链</translation>
    </message>
    <message>
        <source>Filter relayers</source>
        <translation>筛选中继器</translation>
    </message>
    <message>
        <source>Search packets by this address</source>
        <translation>按此地址搜索数据包</translation>
    </message>
    <message>
        <source>No relays in this period.</source>
        <translation>此时段没有中继。</translation>
    </message>
    <message>
        <source>The relayers could not be read. %1 Press F5 to retry.</source>
        <translation>无法读取中继器。%1 按 F5 重试。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RenderedActions</name>
    <message>
        <source>%1, %2</source>
        <comment>Telegram; ops-room</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Send test…</source>
        <translation>发送测试…</translation>
    </message>
    <message>
        <source>Send a test of %1</source>
        <translation>发送 %1 的测试</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ReorgTableModel</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Fork block</source>
        <translation>分叉区块</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>深度</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Rows undone</source>
        <translation>撤销的行</translation>
    </message>
    <message>
        <source>Old head %1
New head %2</source>
        <translation>旧链头 %1
新链头 %2</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ReorgsCard</name>
    <message>
        <source>Reorgs</source>
        <translation>链重组</translation>
    </message>
    <message>
        <source>No reorgs yet. Each one is undone back to the common ancestor and listed here.</source>
        <translation>尚未发生链重组。每次重组都会撤销到共同祖先并列在此处。</translation>
    </message>
    <message>
        <source>%1 in 24 h, deepest %2</source>
        <translation>24 小时内 %1 次，最深 %2</translation>
    </message>
    <message>
        <source>none in 24 h</source>
        <translation>24 小时内没有</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RestForm</name>
    <message>
        <source>Body template</source>
        <translation>正文模板</translation>
    </message>
    <message>
        <source>action %1</source>
        <translation>动作 %1</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Method of action %1</source>
        <translation>动作 %1 的方法</translation>
    </message>
    <message>
        <source>URL of action %1</source>
        <translation>动作 %1 的 URL</translation>
    </message>
    <message>
        <source>Time limit of action %1</source>
        <translation>动作 %1 的时限</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Idempotency-Key, and X-Signature if actions.hmac_key is stored, are added by Signalbox.</source>
        <translation>Signalbox 会添加 Idempotency-Key；如已存储 actions.hmac_key，还会添加 X-Signature。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RouteLegend</name>
    <message>
        <source>flowing</source>
        <translation>畅通</translation>
    </message>
    <message>
        <source>stuck</source>
        <comment>packets</comment>
        <translation>卡住</translation>
    </message>
    <message>
        <source>not indexed</source>
        <translation>未索引</translation>
    </message>
    <message>
        <source>Width shows packets sent. A triangle marks stuck packets, a square packets that are stuck for a long time, a dashed line a chain that is not indexed.</source>
        <translation>宽度表示发送的数据包。三角形表示卡住的数据包，方形表示长时间卡住的数据包，虚线表示未索引的链。</translation>
    </message>
    <message>
        <source>stuck for a long time</source>
        <comment>packets</comment>
        <translation>长时间卡住</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RouteMap</name>
    <message>
        <source>Route map: chains and the channels between them</source>
        <translation>线路图：链及其之间的通道</translation>
    </message>
    <message>
        <source>%1 is not indexed: only what other chains sent to it is known.</source>
        <translation>%1 未索引：只知道其他链向它发送的内容。</translation>
    </message>
    <message>
        <source>%1, health %2</source>
        <comment>chain, score</comment>
        <translation>%1，健康度 %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 packets</source>
        <translation>
            <numerusform>%1 个数据包</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 stuck</source>
        <comment>number of packets</comment>
        <translation>%1 个卡住</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <comment>number of packets</comment>
        <translation>%1 个失败</translation>
    </message>
    <message numerus="yes">
        <source>%n channels</source>
        <translation>
            <numerusform>%n 条通道</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n relayers</source>
        <translation>
            <numerusform>%n 个中继器</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 sent</source>
        <comment>number of packets</comment>
        <translation>已发送 %1 个</translation>
    </message>
    <message>
        <source>last received %1</source>
        <comment>time</comment>
        <translation>最近接收于 %1</translation>
    </message>
    <message>
        <source>none received in this period</source>
        <translation>此时段没有接收</translation>
    </message>
    <message numerus="yes">
        <source>%n more chains are in the matrix</source>
        <translation>
            <numerusform>矩阵中还有 %n 条链</numerusform>
        </translation>
    </message>
    <message>
        <source>not indexed</source>
        <translation>未索引</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>health %1</source>
        <translation>健康度 %1</translation>
    </message>
    <message>
        <source>%1 of them for a long time</source>
        <comment>number of stuck packets</comment>
        <translation>其中 %1 个长时间卡住</translation>
    </message>
    <message>
        <source>%1 via %2: %3</source>
        <comment>route, channels, numbers</comment>
        <translation>%1，经 %2：%3</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RouteMatrix</name>
    <message>
        <source>Matrix of packets from chain to chain</source>
        <translation>链与链之间的数据包矩阵</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RouteMatrixModel</name>
    <message>
        <source>to %1, which is not indexed</source>
        <comment>chain</comment>
        <translation>至 %1（未索引）</translation>
    </message>
    <message>
        <source>to %1</source>
        <comment>chain</comment>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>From</source>
        <comment>chain</comment>
        <translation>源链</translation>
    </message>
    <message>
        <source>not indexed</source>
        <translation>未索引</translation>
    </message>
    <message>
        <source>%1 stuck</source>
        <comment>number of packets</comment>
        <translation>%1 个卡住</translation>
    </message>
    <message>
        <source>%1 via %2</source>
        <comment>route, channels</comment>
        <translation>%1，经 %2</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RoutesCard</name>
    <message>
        <source>Routes</source>
        <translation>线路</translation>
    </message>
    <message>
        <source>Routes as</source>
        <translation>线路的显示方式</translation>
    </message>
    <message>
        <source>No packets in this period. Chains and their channels are drawn here once packets are indexed.</source>
        <translation>此时段没有数据包。索引到数据包后，链及其通道会画在此处。</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>线路图</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RowMenu</name>
    <message>
        <source>Copy cell</source>
        <translation>复制单元格</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>复制行</translation>
    </message>
    <message>
        <source>Copy rows with headers</source>
        <translation>复制行（含表头）</translation>
    </message>
    <message>
        <source>Copy rows as CSV</source>
        <translation>将行复制为 CSV</translation>
    </message>
    <message>
        <source>Copy rows as JSON</source>
        <translation>将行复制为 JSON</translation>
    </message>
    <message>
        <source>Sort by %1, smallest first</source>
        <translation>按%1升序排列</translation>
    </message>
    <message>
        <source>Sort by %1, largest first</source>
        <translation>按%1降序排列</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RuleSheet</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>未保存的更改</translation>
    </message>
    <message>
        <source>The changes of &quot;%1&quot; are not saved. They are lost if you discard them.</source>
        <translation>“%1”的更改尚未保存。丢弃后将丢失。</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>丢弃更改</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RulesPage</name>
    <message>
        <source>This engine cannot change the thresholds and prices of IBC.</source>
        <translation>此引擎无法更改 IBC 的阈值和价格。</translation>
    </message>
    <message>
        <source>Stuck thresholds</source>
        <translation>卡住阈值</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>A packet is stuck and critical by the most specific row for its sending end.</source>
        <translation>数据包是否卡住或严重，由与其发送端最匹配的一行决定。</translation>
    </message>
    <message>
        <source>A packet is valued at the newest price that was valid when it was counted.</source>
        <translation>数据包按其计入时有效的最新价格估值。</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Add thresholds…</source>
        <translation>添加阈值…</translation>
    </message>
    <message>
        <source>Add price…</source>
        <translation>添加价格…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Add a newer price…</source>
        <translation>添加更新的价格…</translation>
    </message>
    <message>
        <source>Correct this price…</source>
        <translation>更正此价格…</translation>
    </message>
    <message>
        <source>Remove all prices of %1</source>
        <translation>移除 %1 的所有价格</translation>
    </message>
    <message>
        <source>No thresholds are stored.</source>
        <translation>未存储任何阈值。</translation>
    </message>
    <message>
        <source>No price is stored. With the price of a denomination, packets and clearings have a value in USD.</source>
        <translation>未存储任何价格。有了面额的价格，数据包和清算才有美元价值。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The thresholds of %1 were removed. Those of its chain or of all chains apply now.</source>
        <translation>已移除 %1 的阈值。现在适用其所在链或所有链的阈值。</translation>
    </message>
    <message numerus="yes">
        <source>%n prices of %1 were removed. Packets without a price have no value in USD.</source>
        <translation>
            <numerusform>已移除 %1 的 %n 个价格。没有价格的数据包没有美元价值。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RunModel</name>
    <message>
        <source>Job</source>
        <translation>作业</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始于</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作者</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>控制台</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>what needed it</source>
        <translation>需要维护的对象</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SaveFile</name>
    <message>
        <source>The file was not written</source>
        <translation>文件未写入</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Choose another folder.</source>
        <translation>无法写入 %1：%2。请选择其他文件夹。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SaveQuerySheet</name>
    <message>
        <source>Save query</source>
        <translation>保存查询</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>The query is saved under this name for this workspace, on this machine.</source>
        <translation>查询以此名称保存，仅用于此计算机上的此工作区。</translation>
    </message>
    <message>
        <source>Query name</source>
        <translation>查询的名称</translation>
    </message>
    <message>
        <source>A query with this name exists and will be replaced.</source>
        <translation>已有同名的查询，它将被替换。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ScheduleSheet</name>
    <message>
        <source>Run on its schedule</source>
        <translation>按计划运行</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Five fields in UTC: minute, hour, day of the month, month, day of the week. 0 3 * * 0 is Sundays at 03:00.</source>
        <translation>五个字段（UTC）：分、时、日、月、星期。0 3 * * 0 表示每周日 03:00。</translation>
    </message>
    <message>
        <source>when needed</source>
        <translation>需要时</translation>
    </message>
    <message>
        <source>Default schedule</source>
        <translation>默认计划</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SearchBar</name>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>At block</source>
        <translation>于区块</translation>
    </message>
    <message>
        <source>At block (empty: current state)</source>
        <translation>于区块，留空表示现在</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Address, hash, order, pool or block</source>
        <translation>地址、哈希、订单、池或区块</translation>
    </message>
    <message>
        <source>Search term</source>
        <translation>搜索词</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Shows the state after this block. Empty: the current state.</source>
        <translation>该区块完成时的状态。留空：现在。</translation>
    </message>
    <message>
        <source>Not a valid key: an address or order has 40 hex digits, a hash 64; a block or pool is a number.</source>
        <translation>不是键：地址或订单有 40 位十六进制数字，哈希有 64 位，区块或池是一个数。</translation>
    </message>
    <message>
        <source>All Canopy chains are searched.</source>
        <translation>同时查询所有 Canopy 链。</translation>
    </message>
    <message>
        <source>Possible kinds: %1</source>
        <translation>可能是：%1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SearchButton</name>
    <message>
        <source>Search or run a command</source>
        <translation>搜索或执行命令</translation>
    </message>
    <message>
        <source>Search or run</source>
        <translation>搜索或执行</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SecretButton</name>
    <message>
        <source>%1 in secret store</source>
        <comment>Bot token</comment>
        <translation>%1 在机密存储中</translation>
    </message>
    <message>
        <source>Set %1…</source>
        <comment>bot token</comment>
        <translation>设置 %1…</translation>
    </message>
    <message>
        <source>Stored as %1. Its value is never shown; a click replaces it.</source>
        <translation>已存为 %1。其值从不显示；点击可替换。</translation>
    </message>
    <message>
        <source>Stored as %1 in the secret store.</source>
        <translation>已在机密存储中存为 %1。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SecretPrompts</name>
    <message>
        <source>The secrets file was not changed:</source>
        <translation>机密文件未更改：</translation>
    </message>
    <message>
        <source>The keys are locked.</source>
        <translation>密钥已锁定。</translation>
    </message>
    <message>
        <source>Endpoints that need a key are not used until the passphrase is entered. Indexed data can be viewed.</source>
        <translation>在输入口令之前，需要密钥的端点不会使用。已索引的数据可以查看。</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>解锁…</translation>
    </message>
    <message>
        <source>The system keychain has not responded yet.</source>
        <translation>系统密钥环尚未响应。</translation>
    </message>
    <message>
        <source>It may be waiting for its password: check for its window, or keep the keys in an encrypted file.</source>
        <translation>它可能在等待自己的密码：请查看其窗口，或将密钥保存在加密文件中。</translation>
    </message>
    <message>
        <source>Use an encrypted file…</source>
        <translation>使用加密文件…</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SecretSheet</name>
    <message>
        <source>Bot token of Telegram</source>
        <translation>Telegram 的机器人令牌</translation>
    </message>
    <message>
        <source>Key that signs REST requests</source>
        <translation>为 REST 请求签名的密钥</translation>
    </message>
    <message>
        <source>Token of agent %1 on chain %2, for MCP</source>
        <translation>链 %2 上智能体 %1 的令牌，用于 MCP</translation>
    </message>
    <message>
        <source>For header values that contain %1</source>
        <translation>用于含有 %1 的请求头值</translation>
    </message>
    <message>
        <source>Add secret</source>
        <translation>添加机密</translation>
    </message>
    <message>
        <source>Set secret</source>
        <translation>设置机密</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name of the secret</source>
        <translation>机密的名称</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Value of the secret</source>
        <translation>机密的值</translation>
    </message>
    <message>
        <source>The value goes to the secret store and is never shown again.</source>
        <translation>此值将存入机密存储，不再显示。</translation>
    </message>
    <message>
        <source>A name has letters, digits, dots, hyphens and underscores.</source>
        <translation>名称由字母、数字、句点、连字符和下划线组成。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SentenceCard</name>
    <message>
        <source>and</source>
        <comment>adds a condition</comment>
        <translation>且</translation>
    </message>
    <message>
        <source>then</source>
        <comment>adds an action</comment>
        <translation>则</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Breaker</source>
        <translation>断路器</translation>
    </message>
    <message>
        <source>Add agent condition</source>
        <translation>添加智能体条件</translation>
    </message>
    <message>
        <source>Sentence of the trigger</source>
        <translation>触发器的语句</translation>
    </message>
    <message>
        <source>Add condition</source>
        <translation>添加条件</translation>
    </message>
    <message>
        <source>Add action</source>
        <translation>添加动作</translation>
    </message>
    <message>
        <source>Reset the counters</source>
        <translation>重置计数器</translation>
    </message>
    <message>
        <source>Limits of the breaker</source>
        <translation>断路器的限值</translation>
    </message>
    <message>
        <source>chain %1</source>
        <comment>its number</comment>
        <translation>链 %1</translation>
    </message>
    <message>
        <source>Watches %1 and its %2 registry.</source>
        <comment>chain; reputation</comment>
        <translation>关注 %1 及其%2注册表。</translation>
    </message>
    <message>
        <source>%1, reset when it fired at %2</source>
        <comment>counter; time</comment>
        <translation>%1，于 %2 触发时重置</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ServerForm</name>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>db.example.org, or a socket directory</source>
        <translation>db.example.org，或套接字所在的文件夹</translation>
    </message>
    <message>
        <source>system certificates, or the path of a PEM file</source>
        <translation>系统证书，或 PEM 文件的路径</translation>
    </message>
    <message>
        <source>Verify certificate and host name</source>
        <translation>验证证书和主机名</translation>
    </message>
    <message>
        <source>Verify certificate only</source>
        <translation>仅验证证书</translation>
    </message>
    <message>
        <source>Encrypted, not verified</source>
        <translation>加密，不验证</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation>不加密</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Root certificate</source>
        <translation>根证书</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Signalbox creates its own schemas in this database. The user needs the CREATE privilege on it.</source>
        <translation>Signalbox 会在此数据库中创建自己的模式。用户需要对该数据库的 CREATE 权限。</translation>
    </message>
    <message>
        <source>Connect to a PostgreSQL server</source>
        <translation>连接到 PostgreSQL 服务器</translation>
    </message>
    <message>
        <source>The data and the password exchange can be read in transit. Use this only on the same machine.</source>
        <translation>数据和密码交换在途中可被读取。请仅在同一台机器上使用。</translation>
    </message>
    <message>
        <source>Encrypted, but the server&apos;s identity is not verified.</source>
        <translation>途中无人能够读取，但无法证明服务器就是正确的那一台。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SettingRow</name>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Reset %1 to its default</source>
        <translation>将%1恢复为默认值</translation>
    </message>
    <message>
        <source>Takes effect after a restart.</source>
        <translation>下次启动后生效。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SettingWords</name>
    <message>
        <source>Disk reserve (MB)</source>
        <translation>磁盘预留（MB）</translation>
    </message>
    <message>
        <source>Indexing pauses when less disk space is free, so that the database keeps working. 0 uses 2 GB or 2 % of the disk, whichever is smaller.</source>
        <translation>剩余空间低于此值时暂停索引，使数据库继续工作。0 表示取 2 GB 与磁盘 2% 中较小者。</translation>
    </message>
    <message>
        <source>Concurrent ranges per chain</source>
        <translation>每条链同时处理的范围数</translation>
    </message>
    <message>
        <source>Block ranges in flight or waiting to be written. More ranges need more memory.</source>
        <translation>获取中或等待写入的区块范围。越多越占内存。</translation>
    </message>
    <message>
        <source>Rows per transaction</source>
        <translation>每个事务的行数</translation>
    </message>
    <message>
        <source>Backfill rows written in one transaction. Larger values are faster on slow disks but need more memory.</source>
        <translation>一次写入的历史数据行数。越多在慢速磁盘上越快，也越占内存。</translation>
    </message>
    <message>
        <source>Minutes between gap scans</source>
        <translation>缺口检查间隔（分钟）</translation>
    </message>
    <message>
        <source>How often each chain is scanned for gaps. 0 scans only at startup and on request.</source>
        <translation>每条链自动检查缺口的频率。0 表示仅在启动时和手动检查。</translation>
    </message>
    <message>
        <source>Log level</source>
        <translation>日志级别</translation>
    </message>
    <message>
        <source>Minimum level of logged entries.</source>
        <translation>记入日志的最低级别。</translation>
    </message>
    <message>
        <source>Write log file</source>
        <translation>写日志文件</translation>
    </message>
    <message>
        <source>signalbox.log in the workspace folder.</source>
        <translation>工作区文件夹中的 signalbox.log。</translation>
    </message>
    <message>
        <source>Everything</source>
        <comment>log level</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>Information</source>
        <comment>log level</comment>
        <translation>信息</translation>
    </message>
    <message>
        <source>Warnings</source>
        <comment>log level</comment>
        <translation>警告</translation>
    </message>
    <message>
        <source>%1 to %2; default %3.</source>
        <translation>%1 到 %2；默认 %3。</translation>
    </message>
    <message>
        <source>Enter a whole number from %1 to %2. Nothing was changed.</source>
        <translation>请输入 %1 到 %2 之间的整数。未更改任何内容。</translation>
    </message>
    <message>
        <source>This is not a valid choice. Nothing was changed.</source>
        <translation>这不是可选项之一。未更改任何内容。</translation>
    </message>
    <message>
        <source>Optimize Canopy tables</source>
        <translation>优化 Canopy 表</translation>
    </message>
    <message>
        <source>How often each chain&apos;s tables are vacuumed and analyzed and bloated indexes rebuilt automatically.</source>
        <translation>每条链的表自动清理、分析并重建膨胀索引的频率。</translation>
    </message>
    <message>
        <source>Canopy retention (days)</source>
        <translation>Canopy 保留天数</translation>
    </message>
    <message>
        <source>Optimizing removes superseded row versions older than this; the state at earlier heights can no longer be queried. 0 keeps all versions.</source>
        <translation>优化会删除早于此期限的已被取代的行版本；更早高度的状态无法再查询。0 表示保留全部版本。</translation>
    </message>
    <message>
        <source>Never</source>
        <comment>optimize</comment>
        <translation>从不</translation>
    </message>
    <message>
        <source>Every week</source>
        <comment>optimize</comment>
        <translation>每周</translation>
    </message>
    <message>
        <source>Every month</source>
        <comment>optimize</comment>
        <translation>每月</translation>
    </message>
    <message>
        <source>Private database memory (MB)</source>
        <translation>私有数据库的内存（MB）</translation>
    </message>
    <message>
        <source>Shared buffers, at most half of the machine&apos;s memory. More memory speeds up long backfills. Takes effect at the next start of the database.</source>
        <translation>共享缓冲区，最多占用本机内存的一半。越大，长历史的回填越快。数据库下次启动时生效。</translation>
    </message>
    <message>
        <source>Late events</source>
        <translation>迟到的事件</translation>
    </message>
    <message>
        <source>Whether triggers may fire on events that are read late, for example after this console was closed. Ask holds their jobs under Actions until you decide.</source>
        <translation>读取较晚的事件（例如此控制台关闭之后）是否可以触发。“询问”会将其作业搁置在“动作”中，直到你决定。</translation>
    </message>
    <message>
        <source>Minutes until an event is late</source>
        <translation>事件视为迟到的分钟数</translation>
    </message>
    <message>
        <source>Counted from the time when the event was stored to the time when triggers read it.</source>
        <translation>从事件存储到触发器读取它的时间。</translation>
    </message>
    <message>
        <source>Telegram Bot API</source>
        <translation>Telegram Bot API 地址</translation>
    </message>
    <message>
        <source>Address of the server that sends the messages. Change it only for a Bot API server of your own.</source>
        <translation>发送消息的服务器地址。仅在使用自己的 Bot API 服务器时更改。</translation>
    </message>
    <message>
        <source>Ask</source>
        <comment>late events</comment>
        <translation>询问</translation>
    </message>
    <message>
        <source>Fire</source>
        <comment>late events</comment>
        <translation>触发</translation>
    </message>
    <message>
        <source>Skip</source>
        <comment>late events</comment>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Hermes program</source>
        <translation>Hermes 程序</translation>
    </message>
    <message>
        <source>Hermes configuration</source>
        <translation>Hermes 配置</translation>
    </message>
    <message>
        <source>Configuration file of this Hermes, with its chains and the names of its keys.</source>
        <translation>此 Hermes 的配置文件，其中包含它的链及其密钥的名称。</translation>
    </message>
    <message>
        <source>Hermes REST interface</source>
        <translation>Hermes REST 接口</translation>
    </message>
    <message>
        <source>Quiet hours from (UTC)</source>
        <translation>空闲时段开始（UTC）</translation>
    </message>
    <message>
        <source>Quiet hours to (UTC)</source>
        <translation>空闲时段结束（UTC）</translation>
    </message>
    <message>
        <source>Hour from which scheduled rebuilds of indexes wait for the next day. A rebuild that is running is not interrupted.</source>
        <translation>从哪个小时起，按计划重建索引要等到第二天。正在进行的重建不会中断。</translation>
    </message>
    <message>
        <source>Program file of your Hermes relayer, with which this console clears packets. Signalbox starts it only when you clear packets.</source>
        <translation>你的 Hermes 中继器的程序文件，此控制台用它疏通数据包。Signalbox 只在你疏通数据包时启动它。</translation>
    </message>
    <message>
        <source>Address of the REST interface of the continuously running Hermes, such as http://127.0.0.1:3000. It is needed to clear a whole chain.</source>
        <translation>持续运行的 Hermes 的 REST 接口地址，例如 http://127.0.0.1:3000。疏通整条链时需要。</translation>
    </message>
    <message>
        <source>Hour from which scheduled rebuilds of indexes can start. If both hours are the same, they can start at any time.</source>
        <translation>从哪个小时起，可以开始按计划重建索引。两个小时相同时，任何时间都可以开始。</translation>
    </message>
    <message>
        <source>Hermes telemetry</source>
        <translation>Hermes 遥测</translation>
    </message>
    <message>
        <source>Address of the telemetry of the running Hermes, such as http://127.0.0.1:3001. Its figures are shown beside those of Signalbox.</source>
        <translation>正在运行的 Hermes 的遥测地址，例如 http://127.0.0.1:3001。其数据显示在 Signalbox 的数据旁边。</translation>
    </message>
    <message>
        <source>chainpulse metrics</source>
        <translation>chainpulse 指标</translation>
    </message>
    <message>
        <source>Address of the metrics of chainpulse, such as http://127.0.0.1:3000. Its figures are shown beside those of Signalbox.</source>
        <translation>chainpulse 的指标地址，例如 http://127.0.0.1:3000。其数据显示在 Signalbox 的数据旁边。</translation>
    </message>
    <message>
        <source>Days until a trigger&apos;s state expires</source>
        <translation>触发器状态的有效天数</translation>
    </message>
    <message>
        <source>Without a change for so many days, a trigger&apos;s moving average and counts begin anew. A longer rate window is kept. 0 means never.</source>
        <translation>触发器的移动平均值和计数在这么多天没有变化后重新开始。更长的计数时间窗口会保留。0 表示从不。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SettingsCard</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Chain name</source>
        <translation>链的名称</translation>
    </message>
    <message>
        <source>Confirmations</source>
        <translation>确认数</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>区块头</translation>
    </message>
    <message>
        <source>every block</source>
        <translation>每个区块</translation>
    </message>
    <message>
        <source>range boundaries only</source>
        <translation>仅范围边界</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Missing headers are fetched after saving.</source>
        <translation>保存后会获取缺失的区块头。</translation>
    </message>
    <message>
        <source>Registry events are stored after this many confirmations. Transfers are indexed up to the head.</source>
        <translation>注册表事件在达到此确认数后才存储。转账索引到链头。</translation>
    </message>
    <message>
        <source>Every block is stored with all its changes and is final immediately.</source>
        <translation>每个区块连同其全部变更一起存储，并立即最终确认。</translation>
    </message>
    <message>
        <source>proven by receipts</source>
        <translation>以收据证明</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SettingsScreen</name>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Table density</source>
        <translation>表格密度</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>宽松</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>工作区</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Database runs</source>
        <translation>数据库运行于</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Schema version</source>
        <translation>模式版本</translation>
    </message>
    <message>
        <source>API keys and passwords</source>
        <translation>密钥和密码</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Free disk space</source>
        <translation>磁盘剩余空间</translation>
    </message>
    <message>
        <source>About Signalbox</source>
        <translation>关于 Signalbox</translation>
    </message>
    <message>
        <source>Version %1, with Qt %2</source>
        <translation>版本 %1，Qt %2</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>on a server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>on this machine, started by Signalbox</source>
        <translation>本机，由 Signalbox 启动</translation>
    </message>
    <message>
        <source>in the system keychain</source>
        <translation>在系统密钥环中</translation>
    </message>
    <message>
        <source>in an encrypted file</source>
        <translation>在加密文件中</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>本地</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>When the window is closed</source>
        <translation>关闭窗口时</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>询问</translation>
    </message>
    <message>
        <source>Stay in the tray</source>
        <translation>留在托盘</translation>
    </message>
    <message>
        <source>Minimize</source>
        <translation>最小化</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>The engine keeps running in the tray; Quit in the tray menu stops it.</source>
        <translation>留在托盘时引擎继续运行；其菜单中的“停止并退出”可将其停止。</translation>
    </message>
    <message>
        <source>This desktop has no system tray: the window is minimized instead. Quit stops the engine.</source>
        <translation>此桌面没有托盘：窗口改为最小化，“退出”可将其停止。</translation>
    </message>
    <message>
        <source>Indexing</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>Licenses…</source>
        <translation>许可证…</translation>
    </message>
    <message>
        <source>Save support bundle…</source>
        <translation>保存支持包…</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>已保存为 %1。</translation>
    </message>
    <message>
        <source>The bundle contains the log, settings, versions and states for a problem report. API keys, passwords and secret parts of URLs are not included.</source>
        <translation>支持包包含日志、设置、版本和状态，用于报告故障。其中不含密钥、密码和 URL 中的机密部分。</translation>
    </message>
    <message>
        <source>Font size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>font size</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SharedKeySheet</name>
    <message>
        <source>Workspace key</source>
        <translation>工作区密钥</translation>
    </message>
    <message>
        <source>Anyone with this key and read access to the database can read all API keys.</source>
        <translation>持有此密钥并可读取数据库的人，可以读取其中的每个密钥。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Querying the database</source>
        <translation>正在查询数据库</translation>
    </message>
    <message>
        <source>Nothing is shared yet. The workspace key is created when a console first stores an API key.</source>
        <translation>尚未共享任何内容。控制台首次保存 API 密钥时会生成工作区密钥。</translation>
    </message>
    <message>
        <source>This console has the workspace key %1. Other consoles need it to use the API keys: show it here and enter it there.</source>
        <translation>此控制台持有工作区密钥 %1。其他控制台需要它才能使用 API 密钥：请在此显示并在那里输入。</translation>
    </message>
    <message>
        <source>Show key</source>
        <translation>显示密钥</translation>
    </message>
    <message>
        <source>The API keys are encrypted with the workspace key %1, which this console does not have. Show it in the settings of a console that has it, and enter it here.</source>
        <translation>API 密钥以工作区密钥 %1 加密，而此控制台没有它。请在持有它的控制台的设置中显示，然后在此输入。</translation>
    </message>
    <message>
        <source>Apply key</source>
        <translation>应用密钥</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy workspace key</source>
        <translation>复制工作区密钥</translation>
    </message>
    <message>
        <source>Checking the key</source>
        <translation>正在验证密钥</translation>
    </message>
    <message>
        <source>This console now has the workspace key.</source>
        <translation>此控制台现已持有工作区密钥。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SharedSettingsCard</name>
    <message>
        <source>Triggers and actions</source>
        <translation>触发器和动作</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::Sheet</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::Shortcuts</name>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation>搜索或执行命令</translation>
    </message>
    <message>
        <source>First screen; Ctrl+2 to Ctrl+9 open the others</source>
        <translation>第一个页面；Ctrl+2 至 Ctrl+9 打开其他页面</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Back to the previous page</source>
        <translation>返回上一页</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Refresh this screen (also Ctrl+R)</source>
        <translation>刷新此页面（或 Ctrl+R）</translation>
    </message>
    <message>
        <source>Find on this screen (also /)</source>
        <translation>在此页面查找（或 /）</translation>
    </message>
    <message>
        <source>Go to a block</source>
        <translation>转到区块</translation>
    </message>
    <message>
        <source>Select the time range</source>
        <translation>选择时间范围</translation>
    </message>
    <message>
        <source>Pause or resume live updates</source>
        <translation>暂停或继续实时更新</translation>
    </message>
    <message>
        <source>Copy the address of this page</source>
        <translation>复制此页面的地址</translation>
    </message>
    <message>
        <source>Add a chain</source>
        <translation>添加链</translation>
    </message>
    <message>
        <source>Copy the selected rows of a table</source>
        <translation>复制表格中选中的行</translation>
    </message>
    <message>
        <source>Close the top sheet, menu or pane</source>
        <translation>关闭最上层的对话框、菜单或窗格</translation>
    </message>
    <message>
        <source>Show this list (also ?)</source>
        <translation>此列表（或 ?）</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Filter by action or key</source>
        <translation>按词语或按键筛选</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Run the SQL statement at the cursor (with Shift: in a new tab)</source>
        <translation>运行光标处的 SQL 语句（按住 Shift：在新标签页中）</translation>
    </message>
    <message>
        <source>Export the listed events</source>
        <translation>导出所示事件</translation>
    </message>
    <message>
        <source>Press the focused button or open the current row</source>
        <translation>按下有焦点的按钮，打开当前行</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>New shortcut</source>
        <translation>新快捷键</translation>
    </message>
    <message>
        <source>Select a row to change its shortcut.</source>
        <translation>选择一行以更改其快捷键。</translation>
    </message>
    <message>
        <source>This shortcut cannot be changed.</source>
        <translation>此快捷键无法更改。</translation>
    </message>
    <message>
        <source>In use: %1</source>
        <translation>已被占用：%1</translation>
    </message>
    <message>
        <source>Save the SQL query</source>
        <translation>保存 SQL 查询</translation>
    </message>
    <message>
        <source>Close the SQL tab</source>
        <translation>关闭 SQL 标签页</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SignInSheet</name>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Triggers and their actions belong to the users of this workspace. All other screens work without signing in.</source>
        <translation>触发器及其动作属于此工作区的用户。其他页面无需登录即可使用。</translation>
    </message>
    <message>
        <source>Username</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Checking the password</source>
        <translation>正在检查密码</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SizeCard</name>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>No samples in this range yet. One is recorded every minute.</source>
        <translation>此范围内尚无采样。每分钟记录一个采样。</translation>
    </message>
    <message>
        <source>Size of the database over time</source>
        <translation>数据库大小随时间的变化</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>测量值</translation>
    </message>
    <message>
        <source>forecast</source>
        <translation>预测值</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SlowLogModel</name>
    <message>
        <source>Started</source>
        <translation>开始于</translation>
    </message>
    <message>
        <source>Ran for</source>
        <translation>运行时长</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>应用程序</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>text not collected</source>
        <translation>未收集文本</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SqlEditor</name>
    <message>
        <source>SQL statements</source>
        <translation>SQL 语句</translation>
    </message>
    <message>
        <source>SELECT … — Ctrl+Enter runs the statement at the cursor, Esc cancels it</source>
        <translation>SELECT … — Ctrl+Enter 运行光标处的语句，Esc 取消</translation>
    </message>
    <message>
        <source>Completions</source>
        <translation>补全</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SqlOff</name>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Statements for the server administrator</source>
        <translation>给服务器管理员的语句</translation>
    </message>
    <message>
        <source>Copy statements</source>
        <translation>复制语句</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SqlResultPage</name>
    <message>
        <source>Results are shown here. Enter a statement or open a query, then press Ctrl+Enter.</source>
        <translation>结果显示在这里。写一条语句，或打开一个查询，然后按 Ctrl+Enter。</translation>
    </message>
    <message>
        <source>running for %1</source>
        <translation>已运行 %1</translation>
    </message>
    <message>
        <source>Running for %1. Esc cancels it.</source>
        <translation>已运行 %1。按 Esc 取消。</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Filter rows</source>
        <translation>筛选这些行</translation>
    </message>
    <message>
        <source>The statement returned no rows.</source>
        <translation>语句已运行，没有找到任何行。</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>truncated: the rows need too much memory; export to get all of them</source>
        <translation>已截断：这些行占用的内存过多，用“导出”可写出全部</translation>
    </message>
    <message>
        <source>row limit reached: raise it, or export to get all rows</source>
        <translation>还有更多行：请提高上限，或导出</translation>
    </message>
    <message>
        <source>canceled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Go to error</source>
        <translation>转到错误处</translation>
    </message>
    <message numerus="yes">
        <source>%1 rows</source>
        <translation>
            <numerusform>%1 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SqlResults</name>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Run in a new tab (Ctrl+Shift+Enter)</source>
        <translation>在新标签页中运行 (Ctrl+Shift+Enter)</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Close this result (Ctrl+W)</source>
        <translation>关闭此结果 (Ctrl+W)</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SqlScreen</name>
    <message>
        <source>Cancel statement</source>
        <translation>取消语句</translation>
    </message>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>Run the statement at the cursor</source>
        <translation>运行光标处的语句</translation>
    </message>
    <message>
        <source>Export the whole result</source>
        <translation>导出全部结果</translation>
    </message>
    <message>
        <source>Query: %1</source>
        <translation>查询：%1</translation>
    </message>
    <message>
        <source>Export the result</source>
        <translation>导出结果</translation>
    </message>
    <message>
        <source>all rows that the statement returns, without the row limit</source>
        <translation>语句找到的每一行，包括超出上限的</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SqlSide</name>
    <message>
        <source>Tables, queries and history</source>
        <translation>表、查询和历史</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Queries</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>链</translation>
    </message>
    <message>
        <source>Chain that the query reads</source>
        <translation>查询读取的链</translation>
    </message>
    <message>
        <source>Tables and columns</source>
        <translation>表和列</translation>
    </message>
    <message>
        <source>Saved queries</source>
        <translation>保存的查询</translation>
    </message>
    <message>
        <source>Statement history</source>
        <translation>语句历史</translation>
    </message>
    <message>
        <source>Find table</source>
        <translation>查找表</translation>
    </message>
    <message>
        <source>Find query</source>
        <translation>查找查询</translation>
    </message>
    <message>
        <source>Find statement</source>
        <translation>查找语句</translation>
    </message>
    <message numerus="yes">
        <source>about %1 rows</source>
        <translation>
            <numerusform>约 %1 行</numerusform>
        </translation>
    </message>
    <message>
        <source>No table name matches.</source>
        <translation>没有名称中含有它的表。</translation>
    </message>
    <message>
        <source>Saved by you</source>
        <translation>我保存的</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>工作区</translation>
    </message>
    <message>
        <source>No query name matches.</source>
        <translation>没有名称中含有它的查询。</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>No statements have been run.</source>
        <translation>还没有运行过任何语句。</translation>
    </message>
    <message>
        <source>No statement matches.</source>
        <translation>没有含有它的语句。</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>插入</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>First 100 rows</source>
        <translation>前 100 行</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Insert name into the editor</source>
        <translation>将名称插入编辑器</translation>
    </message>
    <message>
        <source>Open in the editor</source>
        <translation>在编辑器中打开</translation>
    </message>
    <message>
        <source>Show the first 100 rows</source>
        <translation>显示前 100 行</translation>
    </message>
    <message>
        <source>Run this query</source>
        <translation>运行此查询</translation>
    </message>
    <message>
        <source>This query reads the tables of one chain, and the workspace has no chain of this kind. Add one first.</source>
        <translation>此查询读取一条链的表，而工作区中没有这种链。请先添加一条。</translation>
    </message>
    <message numerus="yes">
        <source>%1 rows</source>
        <translation>
            <numerusform>%1 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::StartPage</name>
    <message>
        <source>Measure again</source>
        <translation>重新测定</translation>
    </message>
    <message>
        <source>Limited by</source>
        <translation>受限于</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>速率</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>误差范围</translation>
    </message>
    <message>
        <source>Completes around</source>
        <translation>约完成于</translation>
    </message>
    <message>
        <source>New blocks</source>
        <translation>新区块</translation>
    </message>
    <message>
        <source>followed from the start</source>
        <translation>从一开始就跟随</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Database now</source>
        <translation>当前数据库</translation>
    </message>
    <message>
        <source>This chain</source>
        <translation>此链</translation>
    </message>
    <message>
        <source>Free after</source>
        <translation>之后剩余</translation>
    </message>
    <message>
        <source>Every block header</source>
        <translation>每个区块头</translation>
    </message>
    <message>
        <source>Range boundaries only</source>
        <translation>仅范围边界</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>区块头</translation>
    </message>
    <message>
        <source>Confirmations</source>
        <translation>确认数</translation>
    </message>
    <message>
        <source>blocks before a registry event is stored; until then it is shown as pending</source>
        <translation>个确认区块之后才存储注册表事件；在此之前显示为待存</translation>
    </message>
    <message>
        <source>Which start block?</source>
        <translation>从哪个区块开始？</translation>
    </message>
    <message>
        <source>Earlier blocks take more time and disk space. You can extend the range later without starting over.</source>
        <translation>更早的区块需要更多时间和磁盘。以后可以扩展范围，无需重新开始。</translation>
    </message>
    <message>
        <source>block %1</source>
        <translation>区块 %1</translation>
    </message>
    <message>
        <source>Measuring on your endpoints</source>
        <translation>正在你的端点上测定</translation>
    </message>
    <message>
        <source>The cost could not be measured</source>
        <translation>无法测定代价</translation>
    </message>
    <message>
        <source>too few samples for an estimate</source>
        <translation>采样太少，无法估计</translation>
    </message>
    <message>
        <source>not enough space</source>
        <translation>空间不足</translation>
    </message>
    <message>
        <source>Empty log responses can be checked against the header.</source>
        <translation>空的日志应答可以用区块头核实。</translation>
    </message>
    <message>
        <source>Sufficient where each header costs a separate call.</source>
        <translation>适用于每个区块头需要单独调用的情况。</translation>
    </message>
    <message>
        <source>Proven by receipts</source>
        <translation>以收据证明</translation>
    </message>
    <message>
        <source>Every block&apos;s receipts are verified against its header, so no log can be missing.</source>
        <translation>每个区块的收据都与其区块头核对，因此不会遗漏日志。</translation>
    </message>
    <message>
        <source>Not available: this endpoint&apos;s receipts do not match the headers, or it returns none.</source>
        <translation>不可用：此端点的收据与区块头不符，或不提供收据。</translation>
    </message>
    <message numerus="yes">
        <source>measured on %n sample ranges</source>
        <translation>
            <numerusform>由 %n 段采样测定</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::StartTable</name>
    <message>
        <source>Start</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>From block</source>
        <translation>起始区块</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>区块数</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用数</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Start date</source>
        <translation>起始日期</translation>
    </message>
    <message>
        <source>Number of days</source>
        <translation>最近天数</translation>
    </message>
    <message>
        <source>Creation block</source>
        <translation>创建区块</translation>
    </message>
    <message>
        <source>of the earliest selected contract</source>
        <translation>所选最早合约的</translation>
    </message>
    <message>
        <source>Genesis</source>
        <translation>创世区块</translation>
    </message>
    <message>
        <source>the full history</source>
        <translation>全部历史</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>指定日期</translation>
    </message>
    <message>
        <source>Recent days</source>
        <translation>最近几天</translation>
    </message>
    <message>
        <source>not found; requires an archive endpoint</source>
        <translation>未找到：需要归档端点</translation>
    </message>
    <message>
        <source>found: %1</source>
        <translation>已找到：%1</translation>
    </message>
    <message>
        <source>found for your selection</source>
        <translation>已按所选内容找到</translation>
    </message>
    <message>
        <source>From block %1, %2 blocks, %3 calls, %4 rows, %5 on disk, time %6</source>
        <translation>从区块 %1 起，%2 个区块，%3 次调用，%4 行，占用磁盘 %5，用时 %6</translation>
    </message>
    <message>
        <source>Start block</source>
        <translation>起始区块</translation>
    </message>
    <message>
        <source>number</source>
        <translation>区块号</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>指定区块</translation>
    </message>
    <message>
        <source>The newest block is %1.</source>
        <translation>最新区块是 %1。</translation>
    </message>
    <message>
        <source>The chain does not have this block yet.</source>
        <translation>该链尚无此区块。</translation>
    </message>
    <message>
        <source>The newest block is older: %1.</source>
        <translation>最新区块更早：%1。</translation>
    </message>
    <message>
        <source>The newest block is older.</source>
        <translation>最新区块更早。</translation>
    </message>
    <message>
        <source>Earliest block</source>
        <translation>最早的区块</translation>
    </message>
    <message>
        <source>everything the endpoints still keep</source>
        <translation>端点仍保留的全部区块</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::StartWords</name>
    <message>
        <source>Estimate for the creation block</source>
        <translation>创建区块的预计</translation>
    </message>
    <message>
        <source>Estimate for genesis</source>
        <translation>创世区块的预计</translation>
    </message>
    <message>
        <source>Estimate for this date</source>
        <translation>指定日期的预计</translation>
    </message>
    <message>
        <source>Estimate for recent days</source>
        <translation>最近几天的预计</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>预计</translation>
    </message>
    <message>
        <source>provider: %1 blocks per request, %2 logs per response</source>
        <translation>服务商：每次请求 %1 个区块，每次应答 %2 条日志</translation>
    </message>
    <message>
        <source>provider: %1 blocks per request</source>
        <translation>服务商：每次请求 %1 个区块</translation>
    </message>
    <message>
        <source>provider: %1 logs per response</source>
        <translation>服务商：每次应答 %1 条日志</translation>
    </message>
    <message>
        <source>no limit found</source>
        <translation>未发现限制</translation>
    </message>
    <message>
        <source>%1 blocks/s</source>
        <translation>%1 区块/秒</translation>
    </message>
    <message>
        <source>%1 rows/s</source>
        <translation>%1 行/秒</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>%1 calls</source>
        <translation>%1 次调用</translation>
    </message>
    <message>
        <source>Measuring.</source>
        <translation>正在测定。</translation>
    </message>
    <message>
        <source>Cost unknown.</source>
        <translation>代价未知。</translation>
    </message>
    <message>
        <source>About %1 calls.</source>
        <translation>约 %1 次调用。</translation>
    </message>
    <message>
        <source>About %1 calls, %2.</source>
        <translation>约 %1 次调用，%2。</translation>
    </message>
    <message>
        <source>Estimate for this block</source>
        <translation>该区块的估算</translation>
    </message>
    <message numerus="yes">
        <source>%1 over %n endpoints</source>
        <translation>
            <numerusform>%1，%n 个端点</numerusform>
        </translation>
    </message>
    <message>
        <source>Estimate for the earliest block</source>
        <translation>最早区块的预计</translation>
    </message>
    <message>
        <source>Balances are compared with the contracts: for each token about %1 requests a day, and up to %2 once if its history starts late. These requests come last and take at most 5 % of an endpoint&apos;s rate.</source>
        <translation>余额会与合约比对：每个代币每天约 %1 次请求；如果其历史开始较晚，另加一次性的至多 %2 次请求。这些请求排在最后，最多占用端点速率的 5 %。</translation>
    </message>
    <message>
        <source>Balances are compared with the contracts: about %1 requests a day for these tokens, and up to %2 once if their history starts late. These requests come last and take at most 5 % of an endpoint&apos;s rate.</source>
        <translation>余额会与合约比对：这些代币每天约 %1 次请求；如果其历史开始较晚，另加一次性的至多 %2 次请求。这些请求排在最后，最多占用端点速率的 5 %。</translation>
    </message>
    <message numerus="yes">
        <source>%n calls once and %1 a day for each token</source>
        <translation>
            <numerusform>每个代币一次性 %n 次调用，每天 %1 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls once and %1 a day</source>
        <translation>
            <numerusform>一次性 %n 次调用，每天 %1 次</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::StateChip</name>
    <message>
        <source>%1, %2</source>
        <comment>share done, since when</comment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::StatementCard</name>
    <message>
        <source>Statement</source>
        <translation>语句</translation>
    </message>
    <message>
        <source>Row limit</source>
        <translation>行数上限</translation>
    </message>
    <message>
        <source> rows</source>
        <comment>unit behind the number of the limit</comment>
        <translation> 行</translation>
    </message>
    <message>
        <source>Statement timeout in seconds</source>
        <translation>语句超时（秒）</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds, behind the number of the time limit</comment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Save query (Ctrl+S)</source>
        <translation>保存查询（Ctrl+S）</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>a running statement</comment>
        <translation>取消</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Runs the selected statements, or the one at the cursor (Ctrl+Enter)</source>
        <translation>运行选中的语句，或光标处的语句 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Cancel statement</source>
        <translation>取消语句</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::StatementModel</name>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>最长</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用次数</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::States</name>
    <message>
        <source>starting</source>
        <translation>启动中</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>backfill</source>
        <translation>回填</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>缓慢</translation>
    </message>
    <message>
        <source>error</source>
        <translation>出错</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>deleting</source>
        <translation>删除中</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>not tested</source>
        <translation>未测试</translation>
    </message>
    <message>
        <source>rate limited</source>
        <translation>速率受限</translation>
    </message>
    <message>
        <source>behind</source>
        <translation>落后</translation>
    </message>
    <message>
        <source>no response</source>
        <translation>无响应</translation>
    </message>
    <message>
        <source>wrong chain</source>
        <translation>错误的链</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>off</source>
        <translation>停用</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::StatusBar</name>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Clock in UTC, press for local time</source>
        <translation>UTC 时钟，按下切换为本地时间</translation>
    </message>
    <message>
        <source>Clock in local time, press for UTC</source>
        <translation>本地时间时钟，按下切换为 UTC</translation>
    </message>
    <message>
        <source>UTC. Click for local time.</source>
        <translation>UTC。点击显示本地时间。</translation>
    </message>
    <message>
        <source>Local time. Click for UTC.</source>
        <translation>本地时间。点击显示 UTC。</translation>
    </message>
    <message>
        <source>engine running</source>
        <translation>引擎运行中</translation>
    </message>
    <message>
        <source>engine starting</source>
        <translation>引擎启动中</translation>
    </message>
    <message>
        <source>last known values</source>
        <translation>上次已知的数字</translation>
    </message>
    <message>
        <source>database unreachable</source>
        <translation>数据库不可用</translation>
    </message>
    <message>
        <source>engine stopping</source>
        <translation>引擎停止中</translation>
    </message>
    <message>
        <source>engine stopped</source>
        <translation>引擎已停止</translation>
    </message>
    <message>
        <source>Chains by state</source>
        <translation>按状态筛选链</translation>
    </message>
    <message>
        <source>worst lag %1 %2</source>
        <comment>chain, duration</comment>
        <translation>最大落后 %1 %2</translation>
    </message>
    <message>
        <source>Backfilling and paused chains are excluded.</source>
        <translation>正在回填和已暂停的链不计入</translation>
    </message>
    <message>
        <source>%1 rows/s</source>
        <translation>%1 行/秒</translation>
    </message>
    <message>
        <source>queue %1</source>
        <translation>队列 %1</translation>
    </message>
    <message>
        <source>Requests waiting or in flight, and decoded rows not yet committed.</source>
        <translation>等待和获取中的请求，以及尚未提交的行</translation>
    </message>
    <message>
        <source>failed %1</source>
        <translation>失败 %1</translation>
    </message>
    <message>
        <source>Database size. %1 free on its disk.</source>
        <translation>数据库大小。其磁盘剩余 %1。</translation>
    </message>
    <message>
        <source>Database size</source>
        <translation>数据库大小</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>Indexing pauses when less than the reserve is free; queries continue.</source>
        <translation>可用空间低于保留空间时索引暂停；查询继续。</translation>
    </message>
    <message numerus="yes">
        <source>%n unread alerts</source>
        <translation>
            <numerusform>%n 条未读告警</numerusform>
        </translation>
    </message>
    <message>
        <source>Open alerts, neither acknowledged nor muted.</source>
        <translation>未结束、未确认且未静音</translation>
    </message>
    <message>
        <source>Logs that could not be decoded or stored. Opens the chain with the most failed items.</source>
        <translation>无法解码或存储的日志。打开失败项最多的链。</translation>
    </message>
    <message>
        <source>worst lag %1</source>
        <comment>duration</comment>
        <translation>最大落后 %1</translation>
    </message>
    <message>
        <source>not signed in</source>
        <translation>未登录</translation>
    </message>
    <message>
        <source>Nobody is signed in, press to sign in</source>
        <translation>没有用户登录，按下以登录</translation>
    </message>
    <message>
        <source>Signed in as %1</source>
        <translation>已登录为 %1</translation>
    </message>
    <message>
        <source>Triggers are hidden until you sign in. Click to sign in.</source>
        <translation>登录之前触发器不可见。点击登录。</translation>
    </message>
    <message>
        <source>Signed in as %1.</source>
        <translation>已登录为 %1。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::StepChart</name>
    <message>
        <source>Balance over time</source>
        <translation>余额变化</translation>
    </message>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n 次变化</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, block %2: %3 (%4)</source>
        <comment>time, block, balance, change</comment>
        <translation>%1，区块 %2：%3（%4）</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::StepModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>区块</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Balance after it</source>
        <translation>变化后余额</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::StreamSheet</name>
    <message>
        <source>Add contract to %1</source>
        <translation>为 %1 添加合约</translation>
    </message>
    <message>
        <source>Transfers of one token</source>
        <translation>一种代币的转账</translation>
    </message>
    <message>
        <source>Transfers of all tokens</source>
        <translation>所有代币的转账</translation>
    </message>
    <message>
        <source>ERC-8004 registries</source>
        <translation>ERC-8004 注册表</translation>
    </message>
    <message>
        <source>The engine is not running.</source>
        <translation>引擎未运行。</translation>
    </message>
    <message>
        <source>From block</source>
        <translation>起始区块</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>0x… token address</source>
        <translation>代币的 0x… 地址</translation>
    </message>
    <message>
        <source>Token address</source>
        <translation>代币的地址</translation>
    </message>
    <message>
        <source>Identity registry</source>
        <translation>身份注册表</translation>
    </message>
    <message>
        <source>Reputation registry</source>
        <translation>信誉注册表</translation>
    </message>
    <message>
        <source>Validation registry</source>
        <translation>验证注册表</translation>
    </message>
    <message>
        <source>0x…, or empty</source>
        <translation>0x…，或留空</translation>
    </message>
    <message>
        <source>Only missing data is fetched. Nothing is restarted.</source>
        <translation>只获取缺失的部分。不会重新开始。</translation>
    </message>
    <message>
        <source>Not a token</source>
        <translation>不是代币</translation>
    </message>
    <message>
        <source>Already indexed</source>
        <translation>已在索引</translation>
    </message>
    <message>
        <source>%1 or later (start of the chain)</source>
        <translation>%1 或之后（该链的起点）</translation>
    </message>
    <message numerus="yes">
        <source>The logs of %1 blocks are fetched.</source>
        <translation>
            <numerusform>将获取 %1 个区块的日志。</numerusform>
        </translation>
    </message>
    <message>
        <source>This takes less than a minute.</source>
        <translation>用时不到一分钟。</translation>
    </message>
    <message>
        <source>This takes about %1.</source>
        <translation>用时约 %1。</translation>
    </message>
    <message numerus="yes">
        <source>Headers and receipts of %1 blocks are fetched again to prove them.</source>
        <translation>
            <numerusform>将重新获取 %1 个区块的区块头和收据，以便证明。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::StreamTableModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>From block</source>
        <translation>起始区块</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>decimals unknown</source>
        <translation>小数位未知</translation>
    </message>
    <message>
        <source>Estimated from database statistics.</source>
        <translation>根据数据库自身统计的估计值。</translation>
    </message>
    <message numerus="yes">
        <source>%n decimals</source>
        <translation>
            <numerusform>%n 位小数</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contracts</source>
        <translation>
            <numerusform>%n 个合约</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::StreamsCard</name>
    <message>
        <source>Contracts and tokens</source>
        <translation>合约和代币</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add contract or token</source>
        <translation>添加合约或代币</translation>
    </message>
    <message>
        <source>Nothing is indexed on this chain.</source>
        <translation>此链没有索引任何内容。</translation>
    </message>
    <message>
        <source>Add contract</source>
        <translation>添加合约</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::StuckCard</name>
    <message>
        <source>Stuck packets</source>
        <translation>卡住的数据包</translation>
    </message>
    <message>
        <source>Kinds of stuck packets</source>
        <translation>卡住的数据包的类型</translation>
    </message>
    <message>
        <source>route</source>
        <translation>线路</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>立即核对</translation>
    </message>
    <message>
        <source>Compares the commitments of all channels with the stored packets.</source>
        <translation>将所有通道的承诺与存储的数据包比较。</translation>
    </message>
    <message>
        <source>No stuck packet matches.</source>
        <translation>没有匹配的卡住数据包。</translation>
    </message>
    <message>
        <source>No packet is stuck. Packets that wait longer than the thresholds of their channel are listed here with the cause.</source>
        <translation>没有卡住的数据包。等待时间超过其通道阈值的数据包会连同原因列在此处。</translation>
    </message>
    <message>
        <source>The stuck packets could not be read. %1 Press F5 to retry.</source>
        <translation>无法读取卡住的数据包。%1 按 F5 重试。</translation>
    </message>
    <message>
        <source>The newest %1 of %2 stuck packets are listed.</source>
        <translation>列出了 %2 个卡住的数据包中最新的 %1 个。</translation>
    </message>
    <message>
        <source>All</source>
        <comment>kinds of stuck packets</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>Clear %1 to %2…</source>
        <translation>疏通 %1 个至 %2…</translation>
    </message>
    <message>
        <source>Commitments not checked on chain yet</source>
        <translation>尚未在链上核对承诺</translation>
    </message>
    <message>
        <source>Commitments checked on chain at %1, no difference</source>
        <translation>已于 %1 在链上核对承诺，无差异</translation>
    </message>
    <message numerus="yes">
        <source>Commitments checked on chain at %1, %n differences: see Channels</source>
        <translation>
            <numerusform>已于 %1 在链上核对承诺，%n 处差异：见“通道”</numerusform>
        </translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在核对…</translation>
    </message>
    <message>
        <source>Open packet</source>
        <translation>打开数据包</translation>
    </message>
    <message numerus="yes">
        <source>Clear %n packets, %1…</source>
        <comment>number; route</comment>
        <translation>
            <numerusform>疏通 %n 个数据包，%1…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::StuckModel</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>线路</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Relays</source>
        <translation>中继</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::Summary</name>
    <message numerus="yes">
        <source>%n ok</source>
        <translation>
            <numerusform>%n 正常</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backfill</source>
        <translation>
            <numerusform>%n 回填</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n starting</source>
        <translation>
            <numerusform>%n 启动中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slow</source>
        <translation>
            <numerusform>%n 缓慢</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error</source>
        <translation>
            <numerusform>%n 出错</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paused</source>
        <translation>
            <numerusform>%n 暂停</numerusform>
        </translation>
    </message>
    <message>
        <source>no chain yet</source>
        <translation>尚无链</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 等待</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SummaryPage</name>
    <message>
        <source>Start indexing %1?</source>
        <translation>开始索引 %1？</translation>
    </message>
    <message>
        <source>The chain&apos;s page opens immediately and shows the progress. All settings can be changed there.</source>
        <translation>该链的页面会立即打开并显示进展。所有设置都可以在那里更改。</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>The chain was not added</source>
        <translation>未能添加该链</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>transfers of all ERC-20 tokens</source>
        <translation>每种 ERC-20 代币的转账</translation>
    </message>
    <message>
        <source>transfers of %1</source>
        <translation>%1 的转账</translation>
    </message>
    <message>
        <source>Indexed</source>
        <translation>已索引</translation>
    </message>
    <message>
        <source>From block</source>
        <translation>起始区块</translation>
    </message>
    <message>
        <source>%1 blocks</source>
        <translation>%1 个区块</translation>
    </message>
    <message>
        <source>%1 calls</source>
        <translation>%1 次调用</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>%1 on disk</source>
        <translation>占用磁盘 %1</translation>
    </message>
    <message>
        <source>time %1</source>
        <translation>用时 %1</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>代价</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>误差范围</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>区块头</translation>
    </message>
    <message>
        <source>every block</source>
        <translation>每个区块</translation>
    </message>
    <message>
        <source>range boundaries only</source>
        <translation>仅范围边界处</translation>
    </message>
    <message>
        <source>Confirmations</source>
        <translation>确认数</translation>
    </message>
    <message>
        <source>, network %1</source>
        <translation>，网络 %1</translation>
    </message>
    <message>
        <source>every block with all its changes</source>
        <translation>每个区块及其全部变更</translation>
    </message>
    <message>
        <source>Use an encrypted file…</source>
        <translation>改用加密文件…</translation>
    </message>
    <message>
        <source>The system keychain has not responded yet. It may be waiting for its password: check for its window, or keep the keys in an encrypted file.</source>
        <translation>系统钥匙串尚未应答。它可能在等待自己的密码：请查看其窗口，或将密钥保存到加密文件中。</translation>
    </message>
    <message>
        <source>proven by receipts</source>
        <translation>以收据证明</translation>
    </message>
    <message numerus="yes">
        <source>%n ERC-8004 registries</source>
        <translation>
            <numerusform>%n 个 ERC-8004 注册表</numerusform>
        </translation>
    </message>
    <message>
        <source>all IBC packets and channels</source>
        <translation>所有 IBC 数据包和通道</translation>
    </message>
    <message>
        <source>Balance checks</source>
        <translation>余额核对</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SyncActions</name>
    <message>
        <source>Repair</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Resync all chains…</source>
        <translation>重新同步所有链…</translation>
    </message>
    <message>
        <source>Resync selection…</source>
        <translation>重新同步所选…</translation>
    </message>
    <message>
        <source>Optimize all chains…</source>
        <translation>优化所有链…</translation>
    </message>
    <message>
        <source>Optimize selection…</source>
        <translation>优化所选…</translation>
    </message>
    <message>
        <source>Count this cell now</source>
        <translation>立即统计此单元格</translation>
    </message>
    <message>
        <source>Open chain</source>
        <translation>打开链</translation>
    </message>
    <message>
        <source>Resync selection</source>
        <translation>重新同步所选内容</translation>
    </message>
    <message>
        <source>Repair selection</source>
        <translation>修复所选内容</translation>
    </message>
    <message>
        <source>Count the rows of the selected cell</source>
        <translation>统计所选单元格的行数</translation>
    </message>
    <message>
        <source>Optimize selection</source>
        <translation>优化所选内容</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SyncBadge</name>
    <message numerus="yes">
        <source>%n chains with cross-chain sync errors</source>
        <translation>
            <numerusform>%n 条链的跨链同步出错</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SyncFilter</name>
    <message>
        <source>State of the cells</source>
        <translation>单元格状态</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>全部 %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>state, count</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SyncHealth</name>
    <message>
        <source>Health</source>
        <translation>健康</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>链</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>repairable</source>
        <translation>可修复</translation>
    </message>
    <message>
        <source>not repairable</source>
        <translation>不可修复</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Repair all</source>
        <translation>全部修复</translation>
    </message>
    <message>
        <source>Differences from the catalog</source>
        <translation>与目录的差异</translation>
    </message>
    <message>
        <source>Tables, columns, functions and sync triggers of all Canopy chains match the catalog.</source>
        <translation>所有 Canopy 链的表、列、函数和同步触发器均与目录一致。</translation>
    </message>
    <message>
        <source>all chains</source>
        <translation>所有链</translation>
    </message>
    <message>
        <source>checked %1</source>
        <translation>检查于 %1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SyncJobs</name>
    <message numerus="yes">
        <source>%1 rows dropped, now %2</source>
        <comment>rows, size</comment>
        <translation>
            <numerusform>已删除 %1 行，现为 %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows compared, %2 corrected</source>
        <translation>
            <numerusform>已比较 %1 行，更正 %2 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Running jobs</source>
        <translation>运行中的作业</translation>
    </message>
    <message>
        <source>No resync, repair or optimize jobs yet. Select cells of the matrix to start one.</source>
        <translation>尚无重新同步、修复或优化。选择矩阵中的单元格即可开始。</translation>
    </message>
    <message>
        <source>All jobs</source>
        <translation>全部作业</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>已排队</translation>
    </message>
    <message>
        <source>%1 rows/s</source>
        <translation>%1 行/秒</translation>
    </message>
    <message>
        <source>started %1 by %2</source>
        <translation>由 %2 于 %1 开始</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n 个运行中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n queued</source>
        <comment>jobs that wait</comment>
        <translation>
            <numerusform>%n 个已排队</numerusform>
        </translation>
    </message>
    <message>
        <source>Resync %1</source>
        <translation>重新同步 %1</translation>
    </message>
    <message>
        <source>Repair %1</source>
        <translation>修复 %1</translation>
    </message>
    <message>
        <source>Optimize %1</source>
        <translation>优化 %1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SyncLagCard</name>
    <message>
        <source>Lag</source>
        <translation>落后</translation>
    </message>
    <message>
        <source>No samples in this range yet. One is recorded every 10 seconds.</source>
        <translation>此范围内尚无样本。每 10 秒写入一个。</translation>
    </message>
    <message>
        <source>Lag from the head to the global tables over time</source>
        <translation>从链头到全局表的落后随时间的变化</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>chain, table</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>selection</source>
        <translation>所选</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SyncModel</name>
    <message numerus="yes">
        <source>%n tables</source>
        <translation>
            <numerusform>%n 个表</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2: press to select all its tables</source>
        <translation>%1，%2：按下可选择其所有表</translation>
    </message>
    <message>
        <source>Select all tables of %1</source>
        <translation>选择 %1 的所有表</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SyncPane</name>
    <message>
        <source>No cell selected</source>
        <translation>未选择单元格</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Resync table…</source>
        <translation>重新同步表…</translation>
    </message>
    <message>
        <source>Count this cell now</source>
        <translation>立即统计此单元格</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>落后</translation>
    </message>
    <message>
        <source>Newest height here</source>
        <translation>本链最新高度</translation>
    </message>
    <message>
        <source>Newest height global</source>
        <translation>全局最新高度</translation>
    </message>
    <message>
        <source>Rows here</source>
        <translation>本链行数</translation>
    </message>
    <message>
        <source>Rows global</source>
        <translation>全局行数</translation>
    </message>
    <message>
        <source>Row difference</source>
        <translation>行数差</translation>
    </message>
    <message>
        <source>Distinct keys here</source>
        <translation>本链不同键数</translation>
    </message>
    <message>
        <source>Keys that differ</source>
        <translation>不同的键</translation>
    </message>
    <message>
        <source>Missing heights</source>
        <translation>缺少的高度</translation>
    </message>
    <message>
        <source>Last synced</source>
        <translation>上次同步</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>统计于</translation>
    </message>
    <message>
        <source>Rows here minus rows global. A difference is normal: a chain table keeps every version of a key, the global table only the newest.</source>
        <translation>本链行数减去全局行数。有差异是正常的：链表保留键的每个版本，全局表只保留最新版本。</translation>
    </message>
    <message>
        <source>Select a cell to see its figures, or a table or chain name to select all of its cells.</source>
        <translation>选择单元格可查看其数值，选择表名或链名可选中其所有单元格。</translation>
    </message>
    <message numerus="yes">
        <source>%n cells</source>
        <translation>
            <numerusform>%n 个单元格</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them have errors.</source>
        <translation>
            <numerusform>其中 %n 个有错误。</numerusform>
        </translation>
    </message>
    <message>
        <source>None of them has errors.</source>
        <translation>均无错误。</translation>
    </message>
    <message>
        <source>Resync selection…</source>
        <translation>重新同步所选…</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>table, chain</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Resync…</source>
        <translation>重新同步…</translation>
    </message>
    <message>
        <source>This table was added to the catalog later: blocks %1 to %2 have not been backfilled.</source>
        <translation>此表后来才加入目录：区块 %1 至 %2 尚未回填。</translation>
    </message>
    <message>
        <source>Reindex blocks %1 to %2…</source>
        <translation>重新索引区块 %1 至 %2…</translation>
    </message>
    <message>
        <source>missing %1, different %2, only in the global table %3</source>
        <translation>缺失 %1，不同 %2，仅在全局表中 %3</translation>
    </message>
    <message>
        <source>Reindex…</source>
        <translation>重新索引…</translation>
    </message>
    <message>
        <source>This table was added to the catalog later: blocks %1 to %2 are partly backfilled. Blocks left: %3.</source>
        <translation>此表后来才加入目录：区块 %1 至 %2 已部分回填。剩余区块：%3。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SyncScreen</name>
    <message>
        <source>Canopy chains to canopyx_global</source>
        <translation>Canopy 链到 canopyx_global</translation>
    </message>
    <message>
        <source>Resync…</source>
        <translation>重新同步…</translation>
    </message>
    <message>
        <source>State and lag</source>
        <translation>状态与落后</translation>
    </message>
    <message>
        <source>Cross-chain sync from Canopy chains to the global tables is shown here. Add a Canopy chain to begin.</source>
        <translation>此处显示从 Canopy 链到全局表的跨链同步。添加一条 Canopy 链即可开始。</translation>
    </message>
    <message>
        <source>Add chain</source>
        <translation>添加链</translation>
    </message>
    <message>
        <source>Selected cells; all chains if none is selected</source>
        <translation>针对矩阵中所选内容；未选择时针对所有链</translation>
    </message>
    <message>
        <source>Actions for the selection</source>
        <translation>所选内容的操作</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>count, state</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>sync %1</source>
        <comment>counts by state</comment>
        <translation>同步 %1</translation>
    </message>
    <message>
        <source>Cells of the matrix by state</source>
        <translation>按状态统计的矩阵单元格</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SyncSheets</name>
    <message numerus="yes">
        <source>%n chains</source>
        <translation>
            <numerusform>%n 条链</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>tables, chain</comment>
        <translation>%2 的 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n tables</source>
        <translation>
            <numerusform>%n 个表</numerusform>
        </translation>
    </message>
    <message>
        <source>Resync %1</source>
        <translation>重新同步 %1</translation>
    </message>
    <message>
        <source>Resync</source>
        <translation>重新同步</translation>
    </message>
    <message>
        <source>These rows of the global tables are compared with the chains&apos; own tables and corrected where they differ. Indexing continues, and readers see no gap.</source>
        <translation>全局表中的这些行会与各链自己的表比较，不同之处将更正。索引继续进行，读取者不会看到缺口。</translation>
    </message>
    <message>
        <source>Optimize %1</source>
        <translation>优化 %1</translation>
    </message>
    <message>
        <source>Optimize</source>
        <translation>优化</translation>
    </message>
    <message>
        <source>The tables are vacuumed and analyzed, and bloated indexes are rebuilt. Indexing continues.</source>
        <translation>表将被清理和分析，过大的索引将重建。索引继续进行。</translation>
    </message>
    <message>
        <source>Keep all versions of rows</source>
        <translation>保留行的所有版本</translation>
    </message>
    <message>
        <source>Drop row versions superseded before a height</source>
        <translation>删除某高度之前被新版本取代的版本</translation>
    </message>
    <message>
        <source>Earliest height that can be queried afterwards</source>
        <translation>之后可查询的首个高度</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SyncTiles</name>
    <message>
        <source>Cells ok</source>
        <translation>正常单元格</translation>
    </message>
    <message>
        <source>Worst lag</source>
        <translation>最大落后</translation>
    </message>
    <message>
        <source>Rows written</source>
        <translation>写入行数</translation>
    </message>
    <message>
        <source>Keys that differ</source>
        <translation>不同的键</translation>
    </message>
    <message>
        <source>The largest lag from a chain&apos;s head to a global table; paused chains are excluded.</source>
        <translation>从链头到全局表的最大落后；不含已暂停的链。</translation>
    </message>
    <message>
        <source>Rows that Canopy chains commit per second; synced rows reach the global tables in the same transaction. Opens the chain list.</source>
        <translation>Canopy 链每秒提交的行；同步的行在同一事务中写入全局表。打开链列表。</translation>
    </message>
    <message>
        <source>Keys that are missing from the global tables, differ there, or exist only there. Cells are counted in the background while this page is open.</source>
        <translation>在全局表中缺失、不同或仅存在于全局表的键。此页面打开时在后台统计单元格。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>count, state</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>table, chain</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>all tables follow</source>
        <translation>所有表均已跟上</translation>
    </message>
    <message>
        <source>%1 /s</source>
        <comment>rows per second</comment>
        <translation>%1 /秒</translation>
    </message>
    <message>
        <source>synced as they are written</source>
        <translation>写入时即同步</translation>
    </message>
    <message>
        <source>all in %1</source>
        <translation>全部在 %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 cells counted</source>
        <translation>
            <numerusform>已统计 %1 / %2 个单元格</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n cells</source>
        <translation>
            <numerusform>在 %n 个单元格中</numerusform>
        </translation>
    </message>
    <message>
        <source>all cells counted</source>
        <translation>所有单元格已统计</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SyncView</name>
    <message>
        <source>State and lag of each table and chain</source>
        <translation>每个表和链的状态与落后</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SyncWords</name>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>behind</source>
        <translation>落后</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>resync</source>
        <translation>重新同步</translation>
    </message>
    <message>
        <source>error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message numerus="yes">
        <source>%n keys</source>
        <comment>keys that differ</comment>
        <translation>
            <numerusform>%n 个键</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blocks</source>
        <translation>
            <numerusform>%n 个区块</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>blocks, time</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>New rows have not reached the global tables %1.</source>
        <translation>新行%1未到达所有链的表。</translation>
    </message>
    <message>
        <source>%1 has no blocks yet.</source>
        <translation>%1 尚无区块。</translation>
    </message>
    <message>
        <source>Every row of %1 reaches the global table in the transaction that writes it.</source>
        <translation>%1 的每一行在写入它的事务中即写入全局表。</translation>
    </message>
    <message>
        <source>%1 is behind its head. Cross-chain sync works: rows are synced as blocks are indexed.</source>
        <translation>%1 落后于链头。跨链同步正常：行随区块索引而同步。</translation>
    </message>
    <message>
        <source>A resync or repair of this table is queued.</source>
        <translation>此表的重新同步或修复正在等待轮到。</translation>
    </message>
    <message>
        <source>The table is compared and copied again where it differs. Readers see no gap.</source>
        <translation>正在比较此表并在不同处重新复制。期间读取者不会看到空缺。</translation>
    </message>
    <message>
        <source>%1 is paused. All its rows are in the global tables.</source>
        <translation>%1 已暂停。其所有行都在全局表中。</translation>
    </message>
    <message>
        <source>A sync trigger of %1 is missing.</source>
        <translation>缺少 %1 的同步触发器。</translation>
    </message>
    <message>
        <source>Repair creates it again and copies the missed rows.</source>
        <translation>修复会重新创建它并复制遗漏的内容。</translation>
    </message>
    <message>
        <source>A sync trigger of %1 is disabled.</source>
        <translation>%1 的同步触发器已关闭。</translation>
    </message>
    <message>
        <source>Repair enables it and copies the missed rows.</source>
        <translation>修复会将其打开并复制遗漏的内容。</translation>
    </message>
    <message>
        <source>A sync trigger of %1 differs from the catalog.</source>
        <translation>%1 的同步触发器与目录不符。</translation>
    </message>
    <message>
        <source>Repair replaces it and copies the rows that differ.</source>
        <translation>修复会重新创建它并复制不同的内容。</translation>
    </message>
    <message>
        <source>Columns of %1 differ from the catalog.</source>
        <translation>%1 的列与目录不符。</translation>
    </message>
    <message>
        <source>Repair corrects them; no existing column is dropped.</source>
        <translation>修复会更正它们；已有内容不会被删除。</translation>
    </message>
    <message>
        <source>Rows of %1 differ from the global table.</source>
        <translation>%1 的行与所有链的表中的行不同。</translation>
    </message>
    <message>
        <source>Repair compares both and copies the rows that differ.</source>
        <translation>修复会比较两者并复制不同的内容。</translation>
    </message>
    <message>
        <source>A repair of %1 still has rows to copy.</source>
        <translation>一次修复后 %1 需要重新复制。</translation>
    </message>
    <message>
        <source>newest height here %1, global %2</source>
        <translation>本链最新高度 %1，所有链的表中 %2</translation>
    </message>
    <message>
        <source>rows here %1, rows global %2</source>
        <translation>本链行数 %1，全局行数 %2</translation>
    </message>
    <message>
        <source>last synced %1, counted %2</source>
        <translation>上次同步 %1，统计于 %2</translation>
    </message>
    <message>
        <source>rows not counted yet</source>
        <translation>尚未统计行数</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>table, chain: state</comment>
        <translation>%1，%2：%3</translation>
    </message>
    <message>
        <source>%1, %2: %3, %4</source>
        <comment>table, chain: state, lag</comment>
        <translation>%1，%2：%3，%4</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TableExport</name>
    <message>
        <source>Export the listed rows</source>
        <translation>导出列出的行</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON 文件 (*.json)</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>JSON…</source>
        <translation>JSON…</translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation>CSV…</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TableModel</name>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Dead rows</source>
        <translation>死行</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>Vacuumed</source>
        <translation>上次清理</translation>
    </message>
    <message>
        <source>Analyzed</source>
        <translation>上次分析</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TableView</name>
    <message>
        <source>Default columns</source>
        <translation>默认列</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TelegramForm</name>
    <message>
        <source>to</source>
        <comment>before a chat</comment>
        <translation>到</translation>
    </message>
    <message>
        <source>as</source>
        <comment>before a kind of markup</comment>
        <translation>格式</translation>
    </message>
    <message>
        <source>Bot token</source>
        <translation>机器人令牌</translation>
    </message>
    <message>
        <source>Without a sound</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Chat of action %1</source>
        <translation>动作 %1 的聊天</translation>
    </message>
    <message>
        <source>-100… or @channel</source>
        <translation>-100… 或 @频道</translation>
    </message>
    <message>
        <source>Markup of action %1</source>
        <translation>动作 %1 的标记格式</translation>
    </message>
    <message>
        <source>plain text</source>
        <translation>纯文本</translation>
    </message>
    <message>
        <source>Without a sound, action %1</source>
        <translation>静音，动作 %1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TemplateBox</name>
    <message>
        <source>there must be one value</source>
        <translation>必须只有一个值</translation>
    </message>
    <message>
        <source>%1 at line %2</source>
        <comment>a fault; number</comment>
        <translation>%1，第 %2 行</translation>
    </message>
    <message>
        <source>%1 of action %2</source>
        <comment>Template; number</comment>
        <translation>动作 %2 的%1</translation>
    </message>
    <message>
        <source>Preview of action %1</source>
        <translation>动作 %1 的预览</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>The template is not JSON: %1. Placeholders are written in quotes: &quot;{{score}}&quot;.</source>
        <translation>模板不是 JSON：%1。占位符写在引号中：&quot;{{score}}&quot;。</translation>
    </message>
    <message>
        <source>Preview with the newest event</source>
        <translation>以最新事件预览</translation>
    </message>
    <message>
        <source>Preview with the event of %1</source>
        <comment>time</comment>
        <translation>以 %1 的事件预览</translation>
    </message>
    <message>
        <source>%1 of %2 characters</source>
        <translation>%1 / %2 个字符</translation>
    </message>
    <message numerus="yes">
        <source>%1 bytes</source>
        <translation>
            <numerusform>%1 字节</numerusform>
        </translation>
    </message>
    <message>
        <source>Insert field</source>
        <translation>插入字段</translation>
    </message>
    <message>
        <source>Insert a field into the template of action %1</source>
        <translation>在动作 %1 的模板中插入字段</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TestSheet</name>
    <message>
        <source>The test was not sent.</source>
        <translation>测试未发送。</translation>
    </message>
    <message>
        <source>Sent: %1, %2</source>
        <comment>HTTP 200; 84 ms</comment>
        <translation>已发送：%1，%2</translation>
    </message>
    <message>
        <source>Failed: %1, %2</source>
        <comment>HTTP 503; 84 ms</comment>
        <translation>失败：%1，%2</translation>
    </message>
    <message>
        <source>Send a test</source>
        <translation>发送测试</translation>
    </message>
    <message>
        <source>This really sends one request to %1, marked as a test. It leaves no job; the attempt is listed in the audit.</source>
        <comment>a target</comment>
        <translation>这会真正向 %1 发送一个请求，并标记为测试。不会留下作业；尝试列在审计中。</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Secrets are shown as dots and sent in full.</source>
        <translation>机密显示为圆点，发送时完整。</translation>
    </message>
    <message>
        <source>Send test</source>
        <translation>发送测试</translation>
    </message>
    <message>
        <source>The engine is not running.</source>
        <translation>引擎未运行。</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>再次发送</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ThresholdModel</name>
    <message>
        <source>Sending chain</source>
        <translation>发送链</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Stuck after</source>
        <translation>超过此时长为卡住</translation>
    </message>
    <message>
        <source>Critical after</source>
        <translation>超过此时长为严重</translation>
    </message>
    <message>
        <source>all chains</source>
        <translation>所有链</translation>
    </message>
    <message>
        <source>all channels</source>
        <translation>所有通道</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ThresholdSheet</name>
    <message>
        <source>Edit thresholds</source>
        <translation>编辑阈值</translation>
    </message>
    <message>
        <source>Add thresholds</source>
        <translation>添加阈值</translation>
    </message>
    <message>
        <source>all chains</source>
        <translation>所有链</translation>
    </message>
    <message>
        <source>all channels</source>
        <translation>所有通道</translation>
    </message>
    <message>
        <source>Sending chain</source>
        <translation>发送链</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Such as channel-0, or with its port: transfer/channel-0. Empty: all channels.</source>
        <translation>例如 channel-0，或带端口：transfer/channel-0。留空：所有通道。</translation>
    </message>
    <message>
        <source>Stuck after</source>
        <translation>超过此时长为卡住</translation>
    </message>
    <message>
        <source>Critical after</source>
        <translation>超过此时长为严重</translation>
    </message>
    <message>
        <source>Such as 15 min, 90 s or 1 h 30 min. The most specific row applies to a packet.</source>
        <translation>例如 15 min、90 s 或 1 h 30 min。数据包适用最匹配的一行。</translation>
    </message>
    <message>
        <source>Enter a channel such as channel-0, or with its port: transfer/channel-0.</source>
        <translation>请输入通道，例如 channel-0，或带端口：transfer/channel-0。</translation>
    </message>
    <message>
        <source>Select the sending chain of %1.</source>
        <translation>请选择 %1 的发送链。</translation>
    </message>
    <message>
        <source>Enter an age such as 15 min, 90 s or 1 h 30 min.</source>
        <translation>请输入时长，例如 15 min、90 s 或 1 h 30 min。</translation>
    </message>
    <message>
        <source>The critical age is at least the stuck age.</source>
        <translation>严重时长不得小于卡住时长。</translation>
    </message>
    <message>
        <source>The critical age is at most 10 years.</source>
        <translation>严重时长最多为 10 年。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::Tile</name>
    <message>
        <source>of</source>
        <comment>8 of 12</comment>
        <translation>/</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TimeBar</name>
    <message>
        <source>Time spent in the last minute: %1</source>
        <translation>最近一分钟的时间分布：%1</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <comment>cause, percent</comment>
        <translation>%1 %2%</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TimeRangeControl</name>
    <message>
        <source>Last %1</source>
        <translation>最近 %1</translation>
    </message>
    <message>
        <source>Back to the last %1</source>
        <translation>返回最近 %1</translation>
    </message>
    <message>
        <source>Time range: %1</source>
        <translation>时间范围：%1</translation>
    </message>
    <message>
        <source>Since added</source>
        <translation>自添加以来</translation>
    </message>
    <message>
        <source>Back to the time since added</source>
        <translation>返回自添加以来的范围</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TimeScope</name>
    <message>
        <source>%1 – %2</source>
        <comment>time range</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>last %1</source>
        <comment>time range, last 1 h</comment>
        <translation>最近 %1</translation>
    </message>
    <message>
        <source>since added</source>
        <comment>time range</comment>
        <translation>自添加以来</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TokenList</name>
    <message>
        <source>Tokens</source>
        <translation>代币</translation>
    </message>
    <message>
        <source>Filter tokens</source>
        <translation>筛选代币</translation>
    </message>
    <message>
        <source>look up an address to see its balances</source>
        <translation>查询地址以查看其余额</translation>
    </message>
    <message>
        <source>No token is counted yet. Balances are computed from the stored transfers of EVM chains; add a token to a chain.</source>
        <translation>尚未统计任何代币。余额由 EVM 链已存储的转账计算得出；请为链添加代币。</translation>
    </message>
    <message>
        <source>Show chains</source>
        <translation>显示链</translation>
    </message>
    <message>
        <source>Open token</source>
        <translation>打开代币</translation>
    </message>
    <message>
        <source>Rebuild balances of %1…</source>
        <comment>chain</comment>
        <translation>重建 %1 的余额…</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TokenModel</name>
    <message>
        <source>Token</source>
        <translation>代币</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>链</translation>
    </message>
    <message>
        <source>Holders</source>
        <translation>持有者</translation>
    </message>
    <message>
        <source>Supply</source>
        <translation>供应量</translation>
    </message>
    <message>
        <source>Top 10 hold</source>
        <translation>前 10 名持有</translation>
    </message>
    <message>
        <source>Price, $</source>
        <translation>价格，$</translation>
    </message>
    <message>
        <source>Counted to block</source>
        <translation>已统计到区块</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TokenPage</name>
    <message>
        <source>Recalculate…</source>
        <translation>重新计算…</translation>
    </message>
    <message>
        <source>Edit token…</source>
        <translation>编辑代币…</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>复制 %1</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>未读取</translation>
    </message>
    <message>
        <source>Its balances are shown and not counted.</source>
        <translation>其余额会显示，但不计入。</translation>
    </message>
    <message>
        <source>Untrusted:</source>
        <translation>不可信：</translation>
    </message>
    <message>
        <source>Unnamed token</source>
        <translation>未命名代币</translation>
    </message>
    <message numerus="yes">
        <source>%1 on %2, %n decimals</source>
        <comment>token, chain</comment>
        <translation>
            <numerusform>%2 上的 %1，%n 位小数</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 on %2, decimals unknown</source>
        <comment>token, chain</comment>
        <translation>%2 上的 %1，小数位数未知</translation>
    </message>
    <message>
        <source>from block %1</source>
        <translation>自区块 %1</translation>
    </message>
    <message>
        <source>counted to block %1</source>
        <translation>已统计到区块 %1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TokenReader</name>
    <message>
        <source>This is a 32-byte address, not an EVM address. Tron and Solana use such addresses.</source>
        <translation>这是 32 字节的地址，不是 EVM 地址。Tron 和 Solana 使用此类地址。</translation>
    </message>
    <message>
        <source>An address is 0x followed by 40 hexadecimal digits.</source>
        <translation>地址为 0x 加 40 位十六进制数字。</translation>
    </message>
    <message>
        <source>There is no contract at this address.</source>
        <translation>此地址上没有合约。</translation>
    </message>
    <message>
        <source>0x and 40 hexadecimal digits</source>
        <translation>0x 加 40 位十六进制数字</translation>
    </message>
    <message>
        <source>reading the token</source>
        <translation>正在读取其名称</translation>
    </message>
    <message>
        <source>no symbol</source>
        <translation>无符号</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>无名称</translation>
    </message>
    <message>
        <source>%1 · %2 · decimals unknown; raw units are shown</source>
        <translation>%1 · %2 · 小数位未知，因此显示原始单位</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %2 · %n decimals</source>
        <translation>
            <numerusform>%1 · %2 · %n 位小数</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TokenRefusals</name>
    <message numerus="yes">
        <source>A symbol is at most %n bytes long.</source>
        <translation>
            <numerusform>符号最多 %n 字节。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A name is at most %n bytes long.</source>
        <translation>
            <numerusform>名称最多 %n 字节。</numerusform>
        </translation>
    </message>
    <message>
        <source>Decimals are a whole number from 0 to %1, or empty if unknown.</source>
        <translation>小数位数是 0 到 %1 的整数，未知时留空。</translation>
    </message>
    <message>
        <source>A CoinGecko ID has lower case letters, digits and hyphens, such as usd-coin.</source>
        <translation>CoinGecko ID 由小写字母、数字和连字符组成，例如 usd-coin。</translation>
    </message>
    <message>
        <source>The first block is a block number, or empty if unknown.</source>
        <translation>首个区块是区块号，未知时留空。</translation>
    </message>
    <message>
        <source>A price is an amount of USD such as 0.9998.</source>
        <translation>价格是美元金额，例如 0.9998。</translation>
    </message>
    <message>
        <source>A price is not below 0.</source>
        <translation>价格不低于 0。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TokenSheet</name>
    <message>
        <source>Edit token</source>
        <translation>编辑代币</translation>
    </message>
    <message>
        <source>First block</source>
        <translation>首个区块</translation>
    </message>
    <message>
        <source>Worth 1 USD unless it has another price</source>
        <translation>除非有其他价格，否则价值 1 美元</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>符号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Decimals</source>
        <translation>小数位数</translation>
    </message>
    <message>
        <source>Balances from</source>
        <translation>余额来源</translation>
    </message>
    <message>
        <source>CoinGecko ID</source>
        <translation>CoinGecko ID</translation>
    </message>
    <message>
        <source>Stable</source>
        <translation>稳定币</translation>
    </message>
    <message>
        <source>The contract answers %1.</source>
        <translation>合约回答 %1。</translation>
    </message>
    <message>
        <source>Only the display changes.</source>
        <translation>仅改变显示。</translation>
    </message>
    <message>
        <source>The price feed reads the price of this ID.</source>
        <translation>价格源读取此 ID 的价格。</translation>
    </message>
    <message>
        <source>Balances are complete if all transfers from this block are counted.</source>
        <translation>如果自此区块起的全部转账都已统计，余额即为完整。</translation>
    </message>
    <message>
        <source>Each changed balance is read from the contract.</source>
        <translation>每个变化的余额都从合约读取。</translation>
    </message>
    <message>
        <source>Transfers, and events that change balances without them.</source>
        <translation>转账，以及不经转账改变余额的事件。</translation>
    </message>
    <message>
        <source>The sum of the transfers is the balance.</source>
        <translation>转账之和即为余额。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TokenTiles</name>
    <message>
        <source>Supply</source>
        <translation>供应量</translation>
    </message>
    <message>
        <source>Holders</source>
        <translation>持有者</translation>
    </message>
    <message>
        <source>Top 10 hold</source>
        <translation>前 10 名持有</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>偏差</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>mints minus burns</source>
        <translation>铸造减销毁</translation>
    </message>
    <message>
        <source>decimals unknown: raw units</source>
        <translation>小数位数未知：原始单位</translation>
    </message>
    <message>
        <source>unchanged since the last closed day</source>
        <translation>自上一个结束日未变</translation>
    </message>
    <message>
        <source>%1 since the last closed day</source>
        <comment>change of a number</comment>
        <translation>自上一个结束日 %1</translation>
    </message>
    <message>
        <source>of the supply</source>
        <translation>占供应量</translation>
    </message>
    <message>
        <source>not known: balances are not counted</source>
        <translation>未知：余额不计入</translation>
    </message>
    <message>
        <source>stable flag set</source>
        <translation>已设稳定币标志</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>尚未核对</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 中的 %1</translation>
    </message>
    <message>
        <source>checked %1</source>
        <comment>time</comment>
        <translation>核对于 %1</translation>
    </message>
    <message>
        <source>finalized</source>
        <translation>已最终确定</translation>
    </message>
    <message>
        <source>not finalized</source>
        <translation>未最终确定</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TopRelayers</name>
    <message>
        <source>Relayers</source>
        <translation>中继器</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>first to relay a packet wins it</source>
        <translation>最先中继数据包者胜出</translation>
    </message>
    <message>
        <source>Show all relayers</source>
        <translation>显示所有中继器</translation>
    </message>
    <message>
        <source>No relays in this period.</source>
        <translation>此时段没有中继。</translation>
    </message>
    <message>
        <source>The relayers could not be read. %1</source>
        <translation>无法读取中继器。%1</translation>
    </message>
    <message>
        <source>All %1</source>
        <comment>number of relayers</comment>
        <translation>全部 %1</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n relayers</source>
        <translation>
            <numerusform>显示全部 %n 个中继器</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TopicList</name>
    <message numerus="yes">
        <source>%n topics</source>
        <translation>
            <numerusform>%n 个主题</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TrendCard</name>
    <message>
        <source>Amount by block</source>
        <translation>按区块显示的数量</translation>
    </message>
    <message>
        <source>%1 by block</source>
        <translation>%1随区块变化</translation>
    </message>
    <message>
        <source>all changes</source>
        <translation>每次变化</translation>
    </message>
    <message numerus="yes">
        <source>sample of %n changes</source>
        <translation>
            <numerusform>%n 次变更的样本</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TrendChart</name>
    <message>
        <source>Amount over blocks</source>
        <translation>数量随区块变化</translation>
    </message>
    <message>
        <source>No values are stored.</source>
        <translation>没有存储它的任何内容。</translation>
    </message>
    <message numerus="yes">
        <source>%1 over blocks %2 to %3, %n points</source>
        <translation>
            <numerusform>%1，区块 %2 至 %3，%n 个点</numerusform>
        </translation>
    </message>
    <message>
        <source>block %1: %2</source>
        <translation>区块 %1：%2</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TriggerBars</name>
    <message>
        <source>%1 does not index the ERC-8004 registries.</source>
        <comment>chain</comment>
        <translation>%1 没有索引 ERC-8004 注册表。</translation>
    </message>
    <message>
        <source>The trigger receives no events until they are added on the chain&apos;s page.</source>
        <translation>在链的页面添加注册表之前，触发器收不到事件。</translation>
    </message>
    <message>
        <source>Open %1</source>
        <comment>chain</comment>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Chain %1 is not in this workspace.</source>
        <translation>链 %1 不在此工作区中。</translation>
    </message>
    <message>
        <source>The workspace has no EVM chain.</source>
        <translation>工作区没有 EVM 链。</translation>
    </message>
    <message>
        <source>The trigger receives no events until the chain is added with its registries.</source>
        <translation>在添加该链及其注册表之前，触发器收不到事件。</translation>
    </message>
    <message>
        <source>Add chain</source>
        <translation>添加链</translation>
    </message>
    <message>
        <source>The trigger waits for blocks %1 to %2.</source>
        <translation>触发器正在等待区块 %1 到 %2。</translation>
    </message>
    <message>
        <source>It counts events in their order, and these blocks are not indexed yet. Skip them if they cannot be indexed; their events are not counted then.</source>
        <translation>它按顺序统计事件，而这些区块尚未索引。如果无法索引，请跳过；其事件将不计入。</translation>
    </message>
    <message>
        <source>Skip gap</source>
        <translation>跳过缺口</translation>
    </message>
    <message>
        <source>%1 was saved by someone else meanwhile.</source>
        <comment>name of a trigger</comment>
        <translation>%1 在此期间被他人保存。</translation>
    </message>
    <message>
        <source>Load their version, which discards your changes, or overwrite it with yours.</source>
        <translation>加载对方的版本（会丢弃你的更改），或用你的版本覆盖。</translation>
    </message>
    <message>
        <source>Load theirs</source>
        <translation>加载对方的</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>Nobody is signed in.</source>
        <translation>没有用户登录。</translation>
    </message>
    <message>
        <source>The triggers could not be read.</source>
        <translation>无法读取触发器。</translation>
    </message>
    <message>
        <source>Sign in to see your triggers.</source>
        <translation>登录后可以看到你的触发器。</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>登录…</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TriggerButtons</name>
    <message>
        <source>on</source>
        <comment>the trigger is enabled</comment>
        <translation>开</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>More for this trigger</source>
        <translation>此触发器的更多操作</translation>
    </message>
    <message>
        <source>Trigger is on</source>
        <translation>触发器已启用</translation>
    </message>
    <message>
        <source>Reset counters</source>
        <translation>重置计数器</translation>
    </message>
    <message>
        <source>Reset breaker</source>
        <translation>重置断路器</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>off</source>
        <comment>the trigger is disabled</comment>
        <translation>关</translation>
    </message>
    <message numerus="yes">
        <source>%n places are not valid</source>
        <translation>
            <numerusform>%n 处无效</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TriggerCalls</name>
    <message>
        <source>The trigger was not saved.</source>
        <translation>触发器未保存。</translation>
    </message>
    <message>
        <source>The trigger was not enabled.</source>
        <translation>触发器未启用。</translation>
    </message>
    <message>
        <source>The trigger was not disabled.</source>
        <translation>触发器未停用。</translation>
    </message>
    <message>
        <source>The counters were not reset.</source>
        <translation>计数器未重置。</translation>
    </message>
    <message>
        <source>The breaker was not reset.</source>
        <translation>断路器未重置。</translation>
    </message>
    <message>
        <source>The gap was not skipped.</source>
        <translation>缺口未跳过。</translation>
    </message>
    <message>
        <source>The trigger was not deleted.</source>
        <translation>触发器未删除。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TriggerCommands</name>
    <message>
        <source>%1 (copy)</source>
        <comment>name of a trigger</comment>
        <translation>%1（副本）</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TriggerEditModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TriggerEditor</name>
    <message>
        <source>Rename the trigger</source>
        <translation>重命名触发器</translation>
    </message>
    <message>
        <source>Open the editor on its own page</source>
        <translation>在单独页面打开编辑器</translation>
    </message>
    <message>
        <source>%1 (not saved)</source>
        <comment>name of a trigger</comment>
        <translation>%1（未保存）</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TriggerExamples</name>
    <message>
        <source>New trigger</source>
        <translation>新建触发器</translation>
    </message>
    <message>
        <source>Agent 42 scored below 60</source>
        <translation>智能体 42 的评分低于 60</translation>
    </message>
    <message>
        <source>Agent scored below a limit</source>
        <translation>智能体评分低于限值</translation>
    </message>
    <message>
        <source>One agent, feedback with a score under 60, a Telegram message.</source>
        <translation>一个智能体，评分低于 60 的反馈，一条 Telegram 消息。</translation>
    </message>
    <message>
        <source>New registrations</source>
        <translation>新的登记</translation>
    </message>
    <message>
        <source>Every agent that is registered, a Telegram message.</source>
        <translation>每个新登记的智能体，一条 Telegram 消息。</translation>
    </message>
    <message>
        <source>Trusted validators failing</source>
        <translation>受信任的验证者给出低分</translation>
    </message>
    <message>
        <source>Validators failing</source>
        <translation>验证者给出低分</translation>
    </message>
    <message>
        <source>Responses under 80 of validators that you list, a call of your own service.</source>
        <translation>所列验证者低于 80 的应答，一次对你自己服务的调用。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TriggerExport</name>
    <message>
        <source>Export triggers</source>
        <translation>导出触发器</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON 文件 (*.json)</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TriggerHistory</name>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Edits of the trigger</source>
        <translation>触发器的编辑</translation>
    </message>
    <message>
        <source>Values that the edit changed</source>
        <translation>此次编辑更改的值</translation>
    </message>
    <message>
        <source>The edit changed no value.</source>
        <translation>此次编辑没有更改任何值。</translation>
    </message>
    <message>
        <source>Edits are listed here after the trigger is saved.</source>
        <translation>触发器保存后，编辑列在此处。</translation>
    </message>
    <message>
        <source>No edit is recorded.</source>
        <translation>没有编辑记录。</translation>
    </message>
    <message>
        <source>The history could not be read. %1 Press F5 to retry.</source>
        <translation>无法读取历史。%1 请按 F5 重试。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TriggerList</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Triggers</source>
        <translation>触发器</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter triggers</source>
        <translation>筛选触发器</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>New trigger</source>
        <translation>新建触发器</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import triggers</source>
        <translation>导入触发器</translation>
    </message>
    <message>
        <source>Export triggers</source>
        <translation>导出触发器</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>rows shown; rows</comment>
        <translation>%2 个中的 %1 个</translation>
    </message>
    <message>
        <source>%1 of %2 on</source>
        <comment>enabled triggers; triggers</comment>
        <translation>%2 个中 %1 个启用</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TriggerListModel</name>
    <message>
        <source>%1, %2, %3, unsaved changes</source>
        <comment>name, state, second line</comment>
        <translation>%1，%2，%3，有未保存的更改</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>name, state, second line</comment>
        <translation>%1，%2，%3</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TriggerSheets</name>
    <message>
        <source>Name of the trigger</source>
        <translation>触发器的名称</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Description: what to do when it fires</source>
        <translation>说明：触发时应做什么</translation>
    </message>
    <message>
        <source>Use name</source>
        <translation>使用名称</translation>
    </message>
    <message>
        <source>Stored when the trigger is saved.</source>
        <translation>保存触发器时存储。</translation>
    </message>
    <message>
        <source>Breaker</source>
        <translation>断路器</translation>
    </message>
    <message>
        <source>The breaker stops a trigger whose evaluation or actions keep failing. After the recovery time it is tried again.</source>
        <translation>断路器会停止评估或动作持续失败的触发器。恢复时间过后会再次尝试。</translation>
    </message>
    <message>
        <source>Failures in a row until it opens</source>
        <translation>断开前的连续失败次数</translation>
    </message>
    <message>
        <source>Recovery time in minutes</source>
        <translation>恢复时间（分钟）</translation>
    </message>
    <message>
        <source> min</source>
        <comment>minutes</comment>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>Trials while half open</source>
        <translation>半开时的尝试次数</translation>
    </message>
    <message>
        <source>Failures until it opens</source>
        <translation>断开前的失败次数</translation>
    </message>
    <message>
        <source>Recovery time</source>
        <translation>恢复时间</translation>
    </message>
    <message>
        <source>Reset breaker</source>
        <translation>重置断路器</translation>
    </message>
    <message>
        <source>Use limits</source>
        <translation>使用限值</translation>
    </message>
    <message>
        <source>Discard changes?</source>
        <translation>丢弃更改？</translation>
    </message>
    <message>
        <source>The changes of &quot;%1&quot; are not saved and will be lost.</source>
        <translation>“%1”的更改尚未保存，将会丢失。</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>继续编辑</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>丢弃更改</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TriggerWords</name>
    <message>
        <source>%1 today</source>
        <comment>fires of a trigger</comment>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>%1, last %2</source>
        <comment>1 today; time</comment>
        <translation>%1，上次 %2</translation>
    </message>
    <message>
        <source>off</source>
        <comment>state of a trigger</comment>
        <translation>停用</translation>
    </message>
    <message>
        <source>off since %1</source>
        <translation>自 %1 起停用</translation>
    </message>
    <message>
        <source>off, never enabled</source>
        <translation>停用，从未启用</translation>
    </message>
    <message>
        <source>stopped by its breaker</source>
        <translation>被断路器停止</translation>
    </message>
    <message>
        <source>stopped: %1</source>
        <translation>已停止：%1</translation>
    </message>
    <message>
        <source>fails</source>
        <comment>state of a trigger</comment>
        <translation>出错</translation>
    </message>
    <message>
        <source>waits</source>
        <comment>state of a trigger</comment>
        <translation>等待</translation>
    </message>
    <message>
        <source>waits for blocks %1 to %2</source>
        <translation>等待区块 %1 到 %2</translation>
    </message>
    <message>
        <source>held</source>
        <comment>state of a trigger</comment>
        <translation>搁置</translation>
    </message>
    <message>
        <source>on</source>
        <comment>state of a trigger</comment>
        <translation>启用</translation>
    </message>
    <message>
        <source>closed, %1 of %2</source>
        <comment>failures of a breaker; threshold</comment>
        <translation>闭合，%1 / %2</translation>
    </message>
    <message>
        <source>half open, on trial</source>
        <translation>半开，试运行中</translation>
    </message>
    <message>
        <source>open since %1</source>
        <translation>自 %1 起断开</translation>
    </message>
    <message>
        <source>identity</source>
        <comment>registry</comment>
        <translation>身份</translation>
    </message>
    <message>
        <source>reputation</source>
        <comment>registry</comment>
        <translation>信誉</translation>
    </message>
    <message>
        <source>validation</source>
        <comment>registry</comment>
        <translation>验证</translation>
    </message>
    <message>
        <source>created</source>
        <translation>已创建</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>已更改</translation>
    </message>
    <message>
        <source>enabled</source>
        <translation>已启用</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>已重置</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>已导入</translation>
    </message>
    <message>
        <source>Counter now: %1 of %2 %3</source>
        <comment>number; more than; 3</comment>
        <translation>当前计数：%1，需%2 %3</translation>
    </message>
    <message numerus="yes">
        <source>Average now: %1 after %n events</source>
        <translation>
            <numerusform>当前平均值：%1，共 %n 个事件</numerusform>
        </translation>
    </message>
    <message>
        <source>Average now: no event yet</source>
        <translation>当前平均值：尚无事件</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between two sentences</comment>
        <translation>；</translation>
    </message>
    <message numerus="yes">
        <source>%n jobs are held; %1</source>
        <comment>1 today, last 14:21</comment>
        <translation>
            <numerusform>%n 个作业被搁置；%1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TriggersPage</name>
    <message>
        <source>The trigger could not be read.</source>
        <translation>无法读取触发器。</translation>
    </message>
    <message numerus="yes">
        <source>%n triggers were imported.</source>
        <translation>
            <numerusform>已导入 %n 个触发器。</numerusform>
        </translation>
    </message>
    <message>
        <source>Check them before you enable them.</source>
        <translation>启用之前请先检查。</translation>
    </message>
    <message>
        <source>%1 was not saved.</source>
        <comment>name of a trigger</comment>
        <translation>“%1”未保存。</translation>
    </message>
    <message>
        <source>Correct the marked places and save it again.</source>
        <translation>请更正标出的位置，然后重新保存。</translation>
    </message>
    <message>
        <source>Retry when the workspace is open.</source>
        <translation>请在工作区打开后重试。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TriggersScreen</name>
    <message>
        <source>Pages of Triggers</source>
        <translation>触发器的页面</translation>
    </message>
    <message>
        <source>Triggers</source>
        <translation>触发器</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Rename the trigger</source>
        <translation>重命名触发器</translation>
    </message>
    <message>
        <source>not saved</source>
        <comment>the trigger has changes</comment>
        <translation>未保存</translation>
    </message>
    <message>
        <source>changed, not saved</source>
        <translation>已更改，未保存</translation>
    </message>
    <message>
        <source>New trigger</source>
        <translation>新建触发器</translation>
    </message>
    <message>
        <source>Import triggers</source>
        <translation>导入触发器</translation>
    </message>
    <message>
        <source>Show what the actions did</source>
        <translation>显示动作做了什么</translation>
    </message>
    <message>
        <source>Edit trigger %1</source>
        <translation>编辑触发器 %1</translation>
    </message>
    <message>
        <source>Save the trigger</source>
        <translation>保存触发器</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::UnsavedChanges</name>
    <message>
        <source>&quot;%1&quot;</source>
        <comment>a name in a sentence</comment>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>未保存的更改</translation>
    </message>
    <message>
        <source>The changes of %1 are not saved. They are lost if you discard them.</source>
        <comment>one or more names</comment>
        <translation>%1 的更改尚未保存。丢弃后将丢失。</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>丢弃更改</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::UserModel</name>
    <message>
        <source>Username</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Triggers</source>
        <translation>触发器</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>上次登录</translation>
    </message>
    <message>
        <source>you</source>
        <translation>你</translation>
    </message>
    <message>
        <source>disabled</source>
        <comment>user</comment>
        <translation>已停用</translation>
    </message>
    <message>
        <source>active</source>
        <comment>user</comment>
        <translation>有效</translation>
    </message>
    <message>
        <source>no password</source>
        <translation>没有密码</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::UserSheet</name>
    <message>
        <source>Set password</source>
        <translation>设置密码</translation>
    </message>
    <message>
        <source>Add user</source>
        <translation>添加用户</translation>
    </message>
    <message>
        <source>Username</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Repeat password</source>
        <translation>重复密码</translation>
    </message>
    <message>
        <source>The passwords differ.</source>
        <translation>两次密码不同。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::UsersCard</name>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Add user…</source>
        <translation>添加用户…</translation>
    </message>
    <message>
        <source>Set password…</source>
        <translation>设置密码…</translation>
    </message>
    <message>
        <source>Disable…</source>
        <translation>停用…</translation>
    </message>
    <message>
        <source>No users yet. As soon as one is added, triggers need a sign-in.</source>
        <translation>尚无用户。添加之后，触发器需要登录。</translation>
    </message>
    <message>
        <source>This workspace is on this machine: it has one operator, who needs no sign-in.</source>
        <translation>此工作区在本机上：只有一个操作者，无需登录。</translation>
    </message>
    <message>
        <source>Each user sees their own triggers, jobs and audit. Who holds the password of the database can read all of them.</source>
        <translation>每个用户只看到自己的触发器、作业和审计。持有数据库密码的人可以读取全部内容。</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Disable user</source>
        <translation>停用用户</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>停用</translation>
    </message>
    <message numerus="yes">
        <source>The user can no longer sign in. Their %n triggers stay as they are; enabled ones go on to fire.</source>
        <translation>
            <numerusform>该用户将无法再登录。其 %n 个触发器保持不变；已启用的会继续触发。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ValueCard</name>
    <message>
        <source>Value, end of each day</source>
        <translation>价值，每日结束时</translation>
    </message>
    <message>
        <source>Value at the end of each day by chain</source>
        <translation>按链的每日结束价值</translation>
    </message>
    <message>
        <source>No day with a counted balance is closed yet. Days are closed at midnight UTC.</source>
        <translation>还没有包含已计入余额的结束日。日期在 UTC 午夜结束。</translation>
    </message>
    <message>
        <source>others</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ValueEditor</name>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>agent ID</source>
        <translation>智能体 ID</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::VerdictModel</name>
    <message>
        <source>Sequence</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>交易</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>cannot be proven</source>
        <translation>无法证明</translation>
    </message>
    <message>
        <source>not judged yet</source>
        <translation>尚未判定</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::VerdictView</name>
    <message>
        <source>true</source>
        <translation>成立</translation>
    </message>
    <message>
        <source>false</source>
        <translation>不成立</translation>
    </message>
    <message>
        <source>error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>略去</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>未到达</translation>
    </message>
    <message>
        <source>Open event</source>
        <translation>打开事件</translation>
    </message>
    <message>
        <source>Select an event to see how each condition judges it.</source>
        <translation>选择一个事件以查看每个条件的判定。</translation>
    </message>
    <message>
        <source>would fire</source>
        <translation>会触发</translation>
    </message>
    <message>
        <source>would not fire</source>
        <translation>不会触发</translation>
    </message>
    <message>
        <source>%1, block %2, log %3</source>
        <comment>time; numbers</comment>
        <translation>%1，区块 %2，日志 %3</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>This event has</source>
        <translation>此事件的值</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::VerifySheet</name>
    <message>
        <source>Verify %1</source>
        <translation>核验 %1</translation>
    </message>
    <message>
        <source>Blocks are read again and their receipts verified against the headers; stored rows are then compared with them. Nothing is changed.</source>
        <translation>重新读取区块并将其收据与区块头核对，然后与已存的行比对。不作任何更改。</translation>
    </message>
    <message>
        <source>Random sample</source>
        <translation>随机抽样</translation>
    </message>
    <message>
        <source>Block range</source>
        <translation>区块范围</translation>
    </message>
    <message>
        <source>All stored blocks</source>
        <translation>全部已存区块</translation>
    </message>
    <message>
        <source>Blocks in the sample</source>
        <translation>抽样区块数</translation>
    </message>
    <message>
        <source>From block</source>
        <translation>起始区块</translation>
    </message>
    <message>
        <source>To block</source>
        <translation>结束区块</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>核验</translation>
    </message>
    <message>
        <source>blocks; the report states the confidence</source>
        <translation>个区块；报告给出置信度</translation>
    </message>
    <message>
        <source>to</source>
        <comment>between two block numbers</comment>
        <translation>至</translation>
    </message>
    <message numerus="yes">
        <source>%1 blocks, two calls each</source>
        <translation>
            <numerusform>%1 个区块，每个两次调用</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::VerifyWords</name>
    <message numerus="yes">
        <source>%1 of %2 blocks: no difference</source>
        <translation>
            <numerusform>%2 个区块中的 %1 个：无差异</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 blocks: %3 differ</source>
        <translation>
            <numerusform>%2 个区块中的 %1 个：%3 个有差异</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; at most %2 of blocks with 95 % confidence.</source>
        <translation>%1；在 95 % 置信度下至多 %2 的区块有差异。</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>the counts of a verification</comment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>Blocks %1 and more.</source>
        <translation>区块 %1 等。</translation>
    </message>
    <message>
        <source>Blocks %1.</source>
        <comment>list of block numbers</comment>
        <translation>区块 %1。</translation>
    </message>
    <message>
        <source>Compared with logs by block hash: the receipts cannot be proven.</source>
        <translation>已按区块哈希与日志比较：收据无法证明。</translation>
    </message>
    <message numerus="yes">
        <source>%n blocks have logs that are not covered by a receipts root.</source>
        <translation>
            <numerusform>%n 个区块含有不在任何收据根之下的日志。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blocks could not be read again.</source>
        <translation>
            <numerusform>%n 个区块无法重新读取。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blocks were compared with logs by block hash: they cannot be proven.</source>
        <translation>
            <numerusform>%n 个区块按区块哈希与日志比对：它们无法证明。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::WatchRow</name>
    <message>
        <source>on</source>
        <comment>before the name of a chain</comment>
        <translation>在</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>链</translation>
    </message>
    <message>
        <source>Registry</source>
        <translation>注册表</translation>
    </message>
    <message>
        <source>chain %1</source>
        <comment>its number</comment>
        <translation>链 %1</translation>
    </message>
    <message>
        <source>registry; its events are evaluated in block order</source>
        <translation>注册表；其事件按区块顺序评估</translation>
    </message>
    <message>
        <source>receives no events yet: see the message above</source>
        <translation>尚收不到事件：见上方的消息</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::WelcomeForm</name>
    <message>
        <source>Welcome to Signalbox</source>
        <translation>欢迎使用 Signalbox</translation>
    </message>
    <message>
        <source>Index chains on your own machine and monitor every one of them. Where should the data be stored?</source>
        <translation>在自己的机器上索引各条链，并逐一监看。数据放在哪里？</translation>
    </message>
    <message>
        <source>Set up on this machine</source>
        <translation>在本机设置</translation>
    </message>
    <message>
        <source>Connect to a server</source>
        <translation>连接到服务器</translation>
    </message>
    <message>
        <source>ready in a few seconds</source>
        <translation>几秒钟即可就绪</translation>
    </message>
    <message>
        <source>no network port is opened</source>
        <translation>不打开任何网络端口</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>On this machine</source>
        <translation>在本机</translation>
    </message>
    <message>
        <source>Signalbox starts its own database in your user data folder. Nothing else to install.</source>
        <translation>Signalbox 在你的用户数据文件夹中启动自己的数据库。无需安装其他软件。</translation>
    </message>
    <message>
        <source>On a server</source>
        <translation>在服务器上</translation>
    </message>
    <message>
        <source>Use an existing PostgreSQL server. Several consoles can share it and take over from each other.</source>
        <translation>使用现有的 PostgreSQL 服务器。多个控制台可以共享并互相接管。</translation>
    </message>
    <message>
        <source>PostgreSQL 15 or newer</source>
        <translation>PostgreSQL 15 或更高版本</translation>
    </message>
    <message>
        <source>TLS, password in the secret store</source>
        <translation>TLS，密码保存在机密存储中</translation>
    </message>
    <message>
        <source>Start demo</source>
        <translation>启动演示</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Simulated chains with live blocks and reorgs. Works offline.</source>
        <translation>带有实时区块和链重组的模拟链。可离线使用。</translation>
    </message>
    <message>
        <source>every screen and action works</source>
        <translation>每个页面和操作都可用</translation>
    </message>
    <message>
        <source>clearly marked as a demo</source>
        <translation>明确标明为演示</translation>
    </message>
    <message>
        <source>Only the endpoints you enter are ever called. No account, no telemetry.</source>
        <translation>只会访问你填写的端点。没有账户，没有遥测。</translation>
    </message>
    <message>
        <source>System theme</source>
        <translation>跟随系统主题</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>浅色主题</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>深色主题</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>System language</source>
        <translation>系统语言</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::WindowStrip</name>
    <message numerus="yes">
        <source>window of %1, %n events counted</source>
        <translation>
            <numerusform>时间窗 %1，已计 %n 个事件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::WizardPage</name>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::WizardSheet</name>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>第 %1 步，共 %2 步：%3</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::WorkspaceButton</name>
    <message>
        <source>Workspace %1, a demo with simulated chains. Opens the workspace menu.</source>
        <translation>工作区 %1，带模拟链的演示。打开工作区菜单。</translation>
    </message>
    <message>
        <source>Workspace %1. Opens the workspace menu.</source>
        <translation>工作区 %1。打开工作区菜单。</translation>
    </message>
    <message>
        <source>demo, simulated</source>
        <translation>演示，模拟</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>演示</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::WorkspaceMenu</name>
    <message>
        <source>Workspace</source>
        <translation>工作区</translation>
    </message>
    <message>
        <source>Add chain…</source>
        <translation>添加链…</translation>
    </message>
    <message>
        <source>Copy folder path</source>
        <translation>复制文件夹路径</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Start demo</source>
        <translation>启动演示</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::WorkspaceMessages</name>
    <message>
        <source>This is a demo.</source>
        <translation>这是演示。</translation>
    </message>
    <message>
        <source>The workspace could not be opened:</source>
        <translation>工作区未能打开：</translation>
    </message>
    <message>
        <source>no reason was given.</source>
        <translation>未给出原因。</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Chains, prices and receivers of actions are simulated on this machine. Everything is removed when the window closes.</source>
        <translation>链、价格和动作的接收方都在本机上模拟。窗口关闭时全部移除。</translation>
    </message>
</context>
<context>
    <name>signalbox::window::Tray</name>
    <message>
        <source>Open Signalbox</source>
        <translation>打开 Signalbox</translation>
    </message>
    <message>
        <source>Pause all chains</source>
        <translation>暂停所有链</translation>
    </message>
    <message>
        <source>Resume all chains</source>
        <translation>继续所有链</translation>
    </message>
    <message>
        <source>Stop and quit</source>
        <translation>停止并退出</translation>
    </message>
    <message>
        <source>Muted until %1. Unmute</source>
        <translation>静音至 %1：重新通知告警</translation>
    </message>
    <message>
        <source>Mute notifications for 1 hour</source>
        <translation>通知静音 1 小时</translation>
    </message>
</context>
</TS>
