package io.bitcraps.query.synthetic;
import io.bitcraps.query.*;
public final class Try {
  public static void main(String[] a) throws Exception {
    long t0=System.nanoTime();
    TestNetwork n=new TestNetwork(); TestLog log=new TestLog(n); TestGame g=new TestGame(n,log,7).open();
    int rounds=Integer.parseInt(a[0]);
    for(int i=0;i<rounds;i++) g.round();
    if (a.length>3) g.lock();
    System.out.println("log of "+log.head().size()+" entries made in "+(System.nanoTime()-t0)/1000000+" ms");
    long t1=System.nanoTime();
    String db=a.length>2 && !a[2].isEmpty()?a[2]:null;
    QueryServer s=QueryServer.start(new QuerySettings("127.0.0.1",Integer.parseInt(a[1]),db,null),log,new TestSource(log),new TestIngress(log),new TestStatus(),n.genesisFile(),n.chain());
    long t2=System.nanoTime();
    System.out.println("started in "+(t2-t1)/1000000+" ms, JVM up "+java.lang.management.ManagementFactory.getRuntimeMXBean().getUptime()+" ms; port "+s.port()+" key "+g.player(0));
    s.awaitFolded(log.tip().value(),120000);
    long t3=System.nanoTime();
    System.out.println("folded to "+s.foldedHeight()+" in "+(t3-t2)/1000000+" ms: "+log.head().size()*1000000000L/(t3-t2)+" entries/s");
    System.out.println("ticket "+g.played().get(3).ticket());
    if(a.length>3 && a[3].equals("live")) { while(true){ Thread.sleep(1200); g.settle(); Thread.sleep(2500); g.lock(); } }
    if(a.length>3) Thread.sleep(Long.parseLong(a[3]));
    long t4=System.nanoTime(); s.close(); System.out.println("closed in "+(System.nanoTime()-t4)/1000000+" ms");
    System.exit(0);
  }
}
